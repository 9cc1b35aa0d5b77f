/** Heuristics: rules over tracks, and verifiers over would-be alerts. */
@Export
@Version("0.2.0")
package io.vedette.spi.rule;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
