/** Labeled data: label sets, annotations, datasets and their immutable versions. */
@Export
@Version("1.0.0")
package io.vedette.service.dataset;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
