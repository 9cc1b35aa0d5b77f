/** Copies of everything an instance has. */
@Export
@Version("1.0.0")
package io.vedette.service.backup;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
