/** Values that every plug exchanges, and the service properties by which plugs are told apart. */
@Export
@Version("0.3.0")
package io.vedette.spi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
