/** Metric: detection. */
package io.vedette.metric.detection.internal;
