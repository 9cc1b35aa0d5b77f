/** Rows of roll-outs. */
@Export
@Version("0.1.0")
package io.vedette.service.store.rollout;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
