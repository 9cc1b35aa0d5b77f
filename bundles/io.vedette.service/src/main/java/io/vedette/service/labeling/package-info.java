/** Labeling work: batches, tasks of the own staff, decided labels, aggregation. */
@Export
@Version("1.0.0")
package io.vedette.service.labeling;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
