/** Alerts and verdicts over REST. */
package io.vedette.rest.internal.alert;
