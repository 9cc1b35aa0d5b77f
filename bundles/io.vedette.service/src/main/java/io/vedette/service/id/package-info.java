/** Names for what is written. */
@Export
@Version("1.0.0")
package io.vedette.service.id;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
