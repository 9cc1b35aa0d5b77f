package io.vedette.stream.scene.internal;

/** The beam of a turning car, sweeping through the yard. */
record Headlights(double begin, double end, int way, double strength) implements Effect {

    @Override
    public String kind() {
        return "headlights";
    }

    @Override
    public void apply(Painter picture, LightMaps maps, double t) {
        double share = (t - begin) / (end - begin);
        double aim = way * (share * 2.8 - 1.4) * LightMaps.BEARING_STEPS;
        double half = 0.34 * LightMaps.BEARING_STEPS;
        int[] beam = new int[(int) (2 * half) + 1];
        double fade = Math.min(1, Math.min(share, 1 - share) * 6);
        for (int i = 0; i < beam.length; i++) {
            double off = (i - half) / half;
            beam[i] = (int) (256 * strength * fade * Trig.smooth((1 - Math.abs(off)) * 1.6));
        }
        short[] bearing = maps.bearing();
        short[] reach = maps.reach();
        int offset = (int) (half - aim);
        byte[] y = picture.y;
        for (int at = maps.firstRow() * picture.width; at < y.length; at++) {
            int i = bearing[at] + offset;
            if (i >= 0 && i < beam.length) {
                int old = y[at] & 255;
                int more = (old + 24) * (beam[i] * reach[at] >> 8) >> 8;
                y[at] = (byte) Math.min(235, old + more);
            }
        }
    }
}
