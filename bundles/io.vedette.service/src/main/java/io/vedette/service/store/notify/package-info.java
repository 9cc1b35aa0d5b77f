/** Where destinations and notices on their way are kept. */
@Export
@Version("1.0.0")
package io.vedette.service.store.notify;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
