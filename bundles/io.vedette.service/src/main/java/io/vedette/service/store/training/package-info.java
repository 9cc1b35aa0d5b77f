/** Where sweeps and trials are kept. */
@Export
@Version("1.0.0")
package io.vedette.service.store.training;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
