package io.vedette.stream.scene.internal;

/**
 * Rain before the lens.
 *
 * @param burst whether it is a gust of heavy rain, with drops that run down the glass
 */
record Rain(double begin, double end, double slant, int salt, boolean burst) implements Effect {

    @Override
    public String kind() {
        return "rain";
    }

    @Override
    public void apply(Painter picture, LightMaps maps, double t) {
        int tick = (int) Math.round(t * 10);
        int many = (burst ? 150 : 70) * picture.height / 270;
        for (int i = 0; i < many; i++) {
            int x = (int) (Texture.hash(i, tick, salt) * picture.width);
            int y = (int) (Texture.hash(i, tick, salt + 1) * picture.height);
            double near = Texture.hash(i, tick, salt + 2);
            int length = (int) (4 + near * near * (burst ? 42 : 16));
            streak(picture, x, y, length, (int) (10 + 22 * near));
        }
        if (burst) {
            for (int i = 0; i < 3; i++) {
                drop(picture, t, i);
            }
        }
    }

    private void streak(Painter picture, int x, int y, int length, int more) {
        for (int k = 0; k < length; k++) {
            int column = x + (int) (k * slant);
            int row = y + k;
            if (row >= picture.height || column < 0 || column >= picture.width) {
                return;
            }
            int at = row * picture.width + column;
            picture.y[at] = (byte) Math.min(235, (picture.y[at] & 255) + more);
        }
    }

    private void drop(Painter picture, double t, int i) {
        double life = t - begin - i * 0.6;
        if (life < 0) {
            return;
        }
        double k = picture.height / 270.0;
        double x = picture.width * (0.15 + 0.7 * Texture.hash(i, 7, salt));
        double fall = 0.5 + 0.09 * life * (0.6 + Texture.hash(i, 8, salt));
        double y = picture.height * Math.min(0.93, fall);
        double r = (5 + 6 * Texture.hash(i, 9, salt)) * k;
        x += 3 * k * Trig.sin(life * 2 + i);
        picture.begin(0.1, 1);
        picture.limb(x, y - r * 1.6, r * 0.6, x, y, r, Ink.of(0.42, 0.45, 0.47));
        picture.limb(x, y + r * 0.2, r * 0.7, x, y + r * 0.3, r * 0.7, Ink.of(0.62, 0.66, 0.7));
    }
}
