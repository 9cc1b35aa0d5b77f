/** Where alerts and verdicts are kept. */
@Export
@Version("1.1.0")
package io.vedette.service.store.alert;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
