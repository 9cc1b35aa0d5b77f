/** Which model runs in which slot of which camera. */
@Export
@Version("1.0.0")
package io.vedette.service.rollout;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
