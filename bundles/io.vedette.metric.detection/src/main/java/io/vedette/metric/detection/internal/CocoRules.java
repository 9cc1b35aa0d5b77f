package io.vedette.metric.detection.internal;

/** The fixed numbers of the COCO protocol. */
final class CocoRules {
    /** IoU thresholds .50:.05:.95, computed as NumPy's linspace does so that borders agree. */
    static final double[] THRESHOLDS = linspace(0.5, 0.95, 10);

    /** 101 recall points. */
    static final double[] RECALLS = linspace(0, 1, 101);

    /** Most detections of a class and image. */
    static final int[] MAX_DETECTIONS = {1, 10, 100};

    /** Least and greatest area of a range: all, small, medium, large. */
    static final double[][] AREAS = {{0, 1e10}, {0, 32 * 32}, {32 * 32, 96 * 96}, {96 * 96, 1e10}};

    private CocoRules() {}

    static boolean outside(double area, int range) {
        return area < AREAS[range][0] || area > AREAS[range][1];
    }

    private static double[] linspace(double from, double to, int count) {
        double[] points = new double[count];
        double step = (to - from) / (count - 1);
        for (int i = 0; i < count; i++) {
            points[i] = i * step + from;
        }
        points[count - 1] = to;
        return points;
    }
}
