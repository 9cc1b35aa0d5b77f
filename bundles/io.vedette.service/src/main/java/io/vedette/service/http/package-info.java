/** How resources, servlets and pages join the server. */
@Export
@Version("1.2.0")
package io.vedette.service.http;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
