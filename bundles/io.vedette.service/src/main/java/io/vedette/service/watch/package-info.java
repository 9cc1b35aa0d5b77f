/** Running cameras: pipelines from a source to events. */
@Export
@Version("0.3.0")
package io.vedette.service.watch;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
