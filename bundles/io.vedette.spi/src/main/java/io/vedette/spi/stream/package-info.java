/** Stream sources: where pictures come from. */
@Export
@Version("0.3.0")
package io.vedette.spi.stream;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
