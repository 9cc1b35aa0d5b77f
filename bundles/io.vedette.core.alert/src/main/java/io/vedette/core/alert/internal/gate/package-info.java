/** What decides which events become alerts: zones, cooldown, incidents, verifier. */
package io.vedette.core.alert.internal.gate;
