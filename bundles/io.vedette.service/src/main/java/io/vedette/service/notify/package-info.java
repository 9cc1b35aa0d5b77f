/** Who is told about alerts. */
@Export
@Version("1.0.0")
package io.vedette.service.notify;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
