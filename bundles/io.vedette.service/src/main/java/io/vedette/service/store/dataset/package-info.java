/** Where labeled data is kept. */
@Export
@Version("1.0.0")
package io.vedette.service.store.dataset;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
