/** Whether the server is well. */
@Export
@Version("1.0.0")
package io.vedette.service.health;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
