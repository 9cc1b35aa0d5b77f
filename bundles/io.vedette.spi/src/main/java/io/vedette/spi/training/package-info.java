/** Trainers: from a dataset version to a model package. */
@Export
@Version("0.1.0")
package io.vedette.spi.training;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
