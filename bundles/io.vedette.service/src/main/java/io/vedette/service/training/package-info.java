/** Sweeps and trials: many trainings with different parameters, and the best of them. */
@Export
@Version("1.0.0")
package io.vedette.service.training;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
