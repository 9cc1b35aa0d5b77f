package io.vedette.core.model.internal.rollout;

import io.vedette.spi.metric.Unit;
import java.util.List;

/**
 * What speaks for or against a challenger: the same camera time, once with the champion's alerts
 * and once with the challenger's.
 *
 * @param champion a unit a camera
 * @param challenger the same ids
 * @param hours camera-hours
 * @param answers alerts that people answered
 * @param real of these, real ones
 */
record Evidence(List<Unit> champion, List<Unit> challenger, double hours, int answers, int real) {}
