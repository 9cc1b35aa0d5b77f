/** Exact algorithms that several plugs need and nobody should write twice. */
@Export
@Version("0.1.0")
package io.vedette.spi.math;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
