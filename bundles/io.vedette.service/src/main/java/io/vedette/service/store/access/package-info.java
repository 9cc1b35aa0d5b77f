/** Where users, tokens, sessions and the audit are kept. */
@Export
@Version("2.0.0")
package io.vedette.service.store.access;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
