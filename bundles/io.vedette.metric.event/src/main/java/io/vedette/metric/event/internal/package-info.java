/** Metrics: events and alerts. */
package io.vedette.metric.event.internal;
