/** Scene analyzers: what moves, how bright, whether the camera was tampered with. */
@Export
@Version("0.1.0")
package io.vedette.spi.scene;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
