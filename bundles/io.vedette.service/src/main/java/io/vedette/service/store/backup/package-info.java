/** Copies of the database. */
@Export
@Version("1.0.0")
package io.vedette.service.store.backup;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
