/** Who calls, and what they may do. */
@Export
@Version("1.1.0")
package io.vedette.service.security;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
