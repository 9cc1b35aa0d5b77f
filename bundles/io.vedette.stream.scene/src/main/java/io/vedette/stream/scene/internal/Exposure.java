package io.vedette.stream.scene.internal;

/** The camera's exposure jumps and finds back. */
record Exposure(double begin, double end, double factor) implements Effect {

    @Override
    public String kind() {
        return "exposure";
    }

    @Override
    public void apply(Painter picture, LightMaps maps, double t) {
        double back = Trig.smooth((t - begin - 1.2) / (end - begin - 1.2));
        double gain = factor + (1 - factor) * back;
        byte[] table = new byte[256];
        for (int i = 0; i < 256; i++) {
            table[i] = (byte) Math.max(16, Math.min(235, 16 + (i - 16) * gain));
        }
        byte[] y = picture.y;
        for (int at = 0; at < y.length; at++) {
            y[at] = table[y[at] & 255];
        }
    }
}
