/** Samples, why they were stored, and which of them are worth a person's time. */
@Export
@Version("1.0.0")
package io.vedette.service.collect;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
