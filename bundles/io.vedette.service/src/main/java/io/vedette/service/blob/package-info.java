/** Content-addressed storage of pictures, clips, models and media. */
@Export
@Version("1.1.0")
package io.vedette.service.blob;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
