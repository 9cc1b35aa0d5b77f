/** Alerts: raised by gates, kept with pictures, answered by people, forgotten in time. */
package io.vedette.core.alert.internal.alert;
