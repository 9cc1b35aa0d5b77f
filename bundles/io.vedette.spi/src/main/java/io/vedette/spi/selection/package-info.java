/** Selection strategies: which samples are worth a label. */
@Export
@Version("0.1.0")
package io.vedette.spi.selection;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
