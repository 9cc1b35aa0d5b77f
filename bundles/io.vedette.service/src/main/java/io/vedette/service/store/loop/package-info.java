/** Rows of loops. */
@Export
@Version("0.1.0")
package io.vedette.service.store.loop;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
