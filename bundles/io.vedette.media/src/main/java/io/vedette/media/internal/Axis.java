package io.vedette.media.internal;

/**
 * Where one axis of a result lies in its source: for each result pixel the left of its two source
 * pixels and the weight of the right one. Pixel centres are at .5; what lies outside repeats the
 * edge.
 */
record Axis(int[] left, int[] right, float[] weight) {

    /** Maps {@code count} pixels onto the source interval from {@code begin} of {@code length}. */
    static Axis of(int count, double begin, double length, int source) {
        int[] left = new int[count];
        int[] right = new int[count];
        float[] weight = new float[count];
        double step = length / count;
        for (int i = 0; i < count; i++) {
            double at = begin + (i + 0.5) * step - 0.5;
            double floor = Math.floor(at);
            left[i] = clamp((int) floor, source);
            right[i] = clamp((int) floor + 1, source);
            weight[i] = (float) (at - floor);
        }
        return new Axis(left, right, weight);
    }

    private static int clamp(int i, int count) {
        return i < 0 ? 0 : Math.min(i, count - 1);
    }
}
