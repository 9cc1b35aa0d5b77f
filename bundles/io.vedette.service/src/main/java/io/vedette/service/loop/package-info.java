/** The whole circle, walked by the server alone on simulated scenes. */
@Export
@Version("0.1.0")
package io.vedette.service.loop;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
