/** Alerts, incidents and verdicts. */
package io.vedette.core.alert.internal;
