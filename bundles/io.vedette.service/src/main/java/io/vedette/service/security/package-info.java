/** Who calls, and what they may do. */
@Export
@Version("2.0.0")
package io.vedette.service.security;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
