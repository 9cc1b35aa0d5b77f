package io.vedette.stream.scene.internal;

/** A burst of transmission noise: blocks of the lower picture come out wrong. */
record Blotches(double begin, double end, int salt) implements Effect {
    private static final int SIDE = 8;

    @Override
    public String kind() {
        return "noise";
    }

    @Override
    public void apply(Painter picture, LightMaps maps, double t) {
        int tick = (int) Math.round(t * 10);
        // the damage stays in one part of the picture, as a broken slice does
        int left = (int) (picture.width * (0.1 + 0.5 * Texture.hash(salt, 1, 3)));
        int top = (int) (picture.height * (0.55 + 0.2 * Texture.hash(salt, 2, 3)));
        int right = Math.min(picture.width, left + picture.width / 4);
        int bottom = Math.min(picture.height, top + picture.height / 4);
        for (int row = top; row < bottom; row++) {
            for (int column = left; column < right; column++) {
                double wrong = Texture.hash(column / SIDE, row / SIDE, salt + tick);
                if (wrong > 0.45) {
                    int at = row * picture.width + column;
                    int shift = (int) ((wrong - 0.72) * 170);
                    int old = picture.y[at] & 255;
                    picture.y[at] = (byte) Math.max(16, Math.min(235, old + shift));
                }
            }
        }
    }
}
