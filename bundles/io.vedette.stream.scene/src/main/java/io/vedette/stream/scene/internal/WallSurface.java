package io.vedette.stream.scene.internal;

/** The panelled fence on one side of the yard. */
final class WallSurface implements Surface {
    private final Layout layout;
    private final Lighting lighting;
    private final int salt;

    WallSurface(Layout layout, Lighting lighting) {
        this.layout = layout;
        this.lighting = lighting;
        this.salt = (int) (layout.place * 17 + 3);
    }

    @Override
    public boolean meet(Ray ray, double nearest) {
        if (ray.dx * layout.wallSide <= 1e-6) {
            return false;
        }
        double depth = layout.wall / ray.dx;
        if (depth >= nearest) {
            return false;
        }
        ray.to(depth, layout.camera.height());
        if (ray.y < 0 || ray.y > 1.75 || ray.z < 0 || ray.z > layout.fence) {
            return false;
        }
        double at = ray.z / 0.15 - Math.floor(ray.z / 0.15);
        double post = ray.z / 1.9 - Math.floor(ray.z / 1.9);
        double tone = 0.78 + 0.26 * Texture.hash((int) Math.floor(ray.z / 0.15), 0, salt);
        ray.colour
                .set(0x8b7355)
                .times(tone * (0.85 + 0.25 * Texture.noise(ray.z * 12, ray.y * 1.5, salt)));
        if (at < 0.09) {
            ray.colour.times(0.6);
        }
        if (post < 0.06 || ray.y > 1.68) {
            ray.colour.set(0x75604a).times(0.95);
        }
        boolean lit = lighting.day().shadowX() * layout.wallSide > 0;
        lighting.on(ray, 0.8, lit ? 0.8 * lighting.sunAt(ray.x, ray.z) : 0.05);
        return true;
    }
}
