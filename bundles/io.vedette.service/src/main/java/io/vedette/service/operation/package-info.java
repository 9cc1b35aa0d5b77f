/** Long work: state, progress and cancelling. */
@Export
@Version("1.0.0")
package io.vedette.service.operation;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
