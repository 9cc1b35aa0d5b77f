/** Frames, crops and the services that cut, convert and encode pictures. */
@Export
@Version("0.2.0")
package io.vedette.spi.frame;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
