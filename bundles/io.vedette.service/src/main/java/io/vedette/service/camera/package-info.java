/** Cameras: what is configured and what runs. */
@Export
@Version("1.1.0")
package io.vedette.service.camera;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
