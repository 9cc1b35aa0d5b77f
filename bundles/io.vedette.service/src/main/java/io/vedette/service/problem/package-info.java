/** The refusals that services throw and edges turn into answers. */
@Export
@Version("1.0.0")
package io.vedette.service.problem;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
