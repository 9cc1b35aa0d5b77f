/** Metrics: tracking. */
package io.vedette.metric.tracking.internal;
