package io.vedette.stream.scene.internal;

/** The fence towards the street, with an open gate. */
final class FenceSurface implements Surface {
    private static final int[] WOODS = {0xe8e6de, 0x8a6a48, 0x6f7f78, 0xb59a72};
    private final Layout layout;
    private final Lighting lighting;
    private final int paint;
    private final int salt;

    FenceSurface(Layout layout, Lighting lighting) {
        this.layout = layout;
        this.lighting = lighting;
        this.salt = (int) (layout.place * 131 + 9);
        this.paint = WOODS[new Dice(layout.place, 5).below(WOODS.length)];
    }

    @Override
    public boolean meet(Ray ray, double nearest) {
        if (ray.dz <= 1e-6) {
            return false;
        }
        double depth = layout.fence / ray.dz;
        if (depth >= nearest) {
            return false;
        }
        ray.to(depth, layout.camera.height());
        double y = ray.y;
        if (y < 0 || y > 1.35) {
            return false;
        }
        double fromGate = Math.abs(ray.x - layout.gate);
        boolean post = fromGate > layout.gateHalf && fromGate < layout.gateHalf + 0.16;
        boolean met = post ? y < 1.3 : fromGate > layout.gateHalf && panel(ray, ray.x, y);
        if (!met) {
            return false;
        }
        if (post) {
            ray.colour.set(paint).times(0.8 + 0.3 * Texture.noise(0, y * 6, salt));
        }
        lighting.on(ray, 0.85, lighting.day().shadowZ() > 0 ? 0.75 : 0.25);
        return true;
    }

    private boolean panel(Ray ray, double x, double y) {
        Rgb c = ray.colour;
        double grain = 0.82 + 0.3 * Texture.noise(x * 9, y * 2, salt);
        switch (layout.fenceKind) {
            case PICKET -> {
                double at = x / 0.17 - Math.floor(x / 0.17);
                double tip = 0.98 - Math.abs(at - 0.3) * 0.35;
                boolean rail = Math.abs(y - 0.3) < 0.04 || Math.abs(y - 0.75) < 0.04;
                boolean picket = at < 0.6 && y > 0.05 && y < tip;
                c.set(paint).times(grain * (picket ? 1 : 0.8));
                return picket || rail;
            }
            case BOARDS -> {
                double at = y / 0.24 - Math.floor(y / 0.24);
                double post = x / 2.1 - Math.floor(x / 2.1);
                boolean board = at > 0.25 && y > 0.1 && y < 0.96;
                boolean stake = post < 0.05 && y < 1.04;
                c.set(paint).times(grain * (stake ? 0.8 : 0.95));
                return board || stake;
            }
            case HEDGE -> {
                double top = 0.85 + 0.22 * Texture.cloud(x * 2.2, 1, salt);
                double leaf = Texture.cloud(x * 9, y * 9, salt + 1);
                c.set(0x4b6b36).mix(0x87a04e, Math.max(0, leaf - 0.5)).times(0.5 + leaf * 0.9);
                return y < top;
            }
            default -> {
                int course = (int) Math.floor(y / 0.11);
                double at = x / 0.3 + 0.5 * (course & 1);
                boolean joint = at - Math.floor(at) < 0.08 || y / 0.11 - course < 0.16;
                double tone = Texture.hash((int) Math.floor(at), course, salt);
                c.set(0x9a5f48).times(0.8 + 0.35 * tone);
                if (y > 0.74) {
                    c.set(0xb0aca2).times(grain);
                } else if (joint) {
                    c.set(0xa99f92).times(0.9);
                }
                return y < 0.82;
            }
        }
    }
}
