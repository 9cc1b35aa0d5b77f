/** Evaluation metrics as mergeable accumulators. */
@Export
@Version("0.3.0")
package io.vedette.spi.metric;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
