/** Rows of evaluations. */
@Export
@Version("0.2.0")
package io.vedette.service.store.evaluation;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
