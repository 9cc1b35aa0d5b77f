/** Annotation formats: reading and writing data sets. */
@Export
@Version("0.1.0")
package io.vedette.spi.format;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
