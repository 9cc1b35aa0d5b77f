/** Trackers: detections to identities. */
@Export
@Version("0.1.0")
package io.vedette.spi.track;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
