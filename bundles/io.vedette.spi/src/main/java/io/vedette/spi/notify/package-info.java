/** Alert notifiers: who is told. */
@Export
@Version("0.1.0")
package io.vedette.spi.notify;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
