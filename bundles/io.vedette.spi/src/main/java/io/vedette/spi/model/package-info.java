/** Model engines: detectors, classifiers and embeddings. */
@Export
@Version("0.1.0")
package io.vedette.spi.model;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
