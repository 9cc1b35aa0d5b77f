package io.vedette.stream.scene.internal;

/**
 * The shape of a vehicle, seen from its side with the front to the right; metres. The outline runs
 * counter-clockwise from the rear sill.
 *
 * @param outline x and height of the corners
 * @param panes the side windows, each a polygon
 * @param glass numbers of the outline's edges that are windows
 * @param wheels x of the axles
 * @param wheel radius
 * @param width metres
 */
record Make(
        double[][] outline,
        double[][][] panes,
        int[] glass,
        double[] wheels,
        double wheel,
        double width) {

    static final Make SALOON =
            new Make(
                    new double[][] {
                        {-2.15, 0.3},
                        {2.1, 0.3},
                        {2.2, 0.66},
                        {1.95, 0.88},
                        {1.05, 0.98},
                        {0.3, 1.43},
                        {-0.85, 1.45},
                        {-1.6, 1.02},
                        {-2.15, 0.95}
                    },
                    new double[][][] {
                        {{-0.32, 0.99}, {0.85, 0.99}, {0.25, 1.34}, {-0.32, 1.36}},
                        {{-1.38, 1.02}, {-0.42, 0.99}, {-0.42, 1.36}, {-0.82, 1.36}}
                    },
                    new int[] {4, 6},
                    new double[] {-1.35, 1.35},
                    0.31,
                    1.75);
    static final Make HATCHBACK =
            new Make(
                    new double[][] {
                        {-1.85, 0.3},
                        {1.8, 0.3},
                        {1.92, 0.68},
                        {1.7, 0.9},
                        {0.95, 1.02},
                        {0.25, 1.48},
                        {-1.15, 1.5},
                        {-1.75, 1.05},
                        {-1.88, 0.8}
                    },
                    new double[][][] {
                        {{-0.25, 1.02}, {0.78, 1.02}, {0.22, 1.39}, {-0.25, 1.41}},
                        {{-1.4, 1.05}, {-0.35, 1.02}, {-0.35, 1.41}, {-1.12, 1.41}}
                    },
                    new int[] {4, 6},
                    new double[] {-1.2, 1.2},
                    0.3,
                    1.7);
    static final Make TALL =
            new Make(
                    new double[][] {
                        {-2.1, 0.38},
                        {2.05, 0.38},
                        {2.2, 0.8},
                        {2.0, 1.08},
                        {1.15, 1.16},
                        {0.55, 1.72},
                        {-1.75, 1.76},
                        {-2.1, 1.15},
                        {-2.15, 0.9}
                    },
                    new double[][][] {
                        {{-0.15, 1.16}, {1.0, 1.16}, {0.48, 1.62}, {-0.15, 1.64}},
                        {{-1.0, 1.16}, {-0.25, 1.16}, {-0.25, 1.64}, {-1.0, 1.65}},
                        {{-1.8, 1.18}, {-1.1, 1.16}, {-1.1, 1.65}, {-1.65, 1.64}}
                    },
                    new int[] {4, 6},
                    new double[] {-1.35, 1.4},
                    0.37,
                    1.85);
    static final Make VAN =
            new Make(
                    new double[][] {
                        {-2.6, 0.35},
                        {2.45, 0.35},
                        {2.55, 0.8},
                        {2.45, 1.15},
                        {1.85, 1.3},
                        {1.3, 2.15},
                        {-2.55, 2.25},
                        {-2.62, 1.2},
                        {-2.62, 0.6}
                    },
                    new double[][][] {{{0.7, 1.3}, {1.7, 1.3}, {1.2, 2.0}, {0.7, 2.0}}},
                    new int[] {4},
                    new double[] {-1.7, 1.65},
                    0.36,
                    1.95);
    static final Make TRUCK =
            new Make(
                    new double[][] {
                        {-3.6, 0.5},
                        {3.3, 0.5},
                        {3.35, 1.2},
                        {3.25, 1.5},
                        {3.0, 2.2},
                        {1.9, 2.35},
                        {1.8, 2.95},
                        {-3.6, 2.95},
                        {-3.62, 1.5}
                    },
                    new double[][][] {{{2.1, 1.45}, {3.05, 1.45}, {2.85, 2.1}, {2.1, 2.15}}},
                    new int[] {3},
                    new double[] {-2.4, -1.5, 2.4},
                    0.46,
                    2.3);

    static Make of(Dice dice) {
        return switch (dice.below(12)) {
            case 0, 1, 2, 3 -> SALOON;
            case 4, 5, 6 -> HATCHBACK;
            case 7, 8 -> TALL;
            case 9, 10 -> VAN;
            default -> TRUCK;
        };
    }
}
