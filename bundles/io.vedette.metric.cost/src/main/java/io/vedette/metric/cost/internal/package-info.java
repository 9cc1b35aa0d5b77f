/** Metric: cost. */
package io.vedette.metric.cost.internal;
