/** Commands of the command line and what they may use. */
@Export
@Version("1.1.0")
package io.vedette.service.cli;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
