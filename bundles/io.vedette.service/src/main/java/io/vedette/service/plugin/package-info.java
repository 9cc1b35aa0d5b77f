/** Where plugins can be put in, and which are in service now. */
@Export
@Version("0.2.0")
package io.vedette.service.plugin;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
