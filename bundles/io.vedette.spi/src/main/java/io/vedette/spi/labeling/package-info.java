/** Labeling dispatchers: who answers labeling tasks. */
@Export
@Version("0.1.0")
package io.vedette.spi.labeling;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
