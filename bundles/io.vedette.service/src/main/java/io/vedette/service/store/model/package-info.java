/** Where registered models are kept. */
@Export
@Version("1.0.0")
package io.vedette.service.store.model;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
