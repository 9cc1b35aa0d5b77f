/** Rows of labeling work and the store that keeps them. */
@Export
@Version("1.0.0")
package io.vedette.service.store.labeling;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
