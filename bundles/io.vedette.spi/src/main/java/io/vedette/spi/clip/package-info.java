/** Films out of packets and frames, lent by the core. */
@Export
@Version("0.1.0")
package io.vedette.spi.clip;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
