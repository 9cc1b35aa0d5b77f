/** Where labeled data and its imports are kept. */
@Export
@Version("2.0.0")
package io.vedette.service.store.dataset;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
