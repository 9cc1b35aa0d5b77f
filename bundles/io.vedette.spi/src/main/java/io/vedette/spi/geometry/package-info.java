/** Plane geometry in normalised picture coordinates. */
@Export
@Version("0.2.0")
package io.vedette.spi.geometry;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
