/** Numbers for monitoring. */
@Export
@Version("1.0.0")
package io.vedette.service.metrics;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
