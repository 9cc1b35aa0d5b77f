package io.vedette.metric.detection.internal;

/**
 * What became of one class in one image.
 *
 * @param scores of the detections, best first, at most 100
 * @param matched per area range and threshold, a bit a detection word-wise: {@code
 *     matched[area][threshold][detection]}
 * @param ignored the same, whether the detection does not count
 * @param truths per area range, how many true objects count
 */
record ImageMatches(double[] scores, boolean[][][] matched, boolean[][][] ignored, int[] truths) {}
