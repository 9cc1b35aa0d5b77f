/** What happens in the server, as it happens. */
@Export
@Version("1.0.0")
package io.vedette.service.event;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
