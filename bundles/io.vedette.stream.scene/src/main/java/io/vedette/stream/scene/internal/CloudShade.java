package io.vedette.stream.scene.internal;

/** The shadow of a cloud that runs over street and yard. */
record CloudShade(double begin, double end, double width, double speed, double strength)
        implements Effect {

    @Override
    public String kind() {
        return "shadow";
    }

    @Override
    public void apply(Painter picture, LightMaps maps, double t) {
        short[] drift = maps.drift();
        double middle = (begin + end) / 2;
        double front = 7 + speed * (t - middle) + width / 2;
        int steps = (int) (width * LightMaps.DRIFT_STEPS);
        int[] factor = new int[steps + 2];
        double soft = 1.1 * LightMaps.DRIFT_STEPS;
        for (int i = 0; i <= steps; i++) {
            double edge = Trig.smooth(Math.min(i, steps - i) / soft);
            factor[i + 1] = (int) (256 * (1 - strength * edge));
        }
        factor[0] = 256;
        factor[steps + 1] = 256;
        int offset = (int) (front * LightMaps.DRIFT_STEPS);
        byte[] y = picture.y;
        for (int at = maps.firstRow() * picture.width; at < y.length; at++) {
            int i = offset - drift[at];
            if (i > 0 && i <= steps) {
                int old = (y[at] & 255) - 16;
                y[at] = (byte) (16 + (old * factor[i] >> 8));
            }
        }
    }
}
