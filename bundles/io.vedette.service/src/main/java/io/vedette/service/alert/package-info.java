/** Alerts, what people said about them, and the gates they pass. */
@Export
@Version("1.1.0")
package io.vedette.service.alert;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
