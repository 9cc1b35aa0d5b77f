package io.vedette.stream.scene.internal;

/** Sky with clouds, and far trees behind the houses. Always met. */
final class SkySurface implements Surface {
    private final Layout layout;
    private final Lighting lighting;
    private final int salt;

    SkySurface(Layout layout, Lighting lighting) {
        this.layout = layout;
        this.lighting = lighting;
        this.salt = (int) (layout.place * 53 + 1);
    }

    @Override
    public boolean hides() {
        return false;
    }

    @Override
    public boolean meet(Ray ray, double nearest) {
        double back = (layout.houses + 14) / Math.max(1e-3, ray.dz);
        ray.to(back, layout.camera.height());
        double top = 4.5 + 5 * Texture.cloud(ray.x * 0.22, 2, salt);
        if (ray.y < top) {
            double leaf = Texture.cloud(ray.x * 1.6, ray.y * 1.6, salt + 3);
            ray.colour.set(0x4f6642).times(0.55 + 0.7 * leaf);
            lighting.on(ray, 0.9, 0.3);
            return true;
        }
        double up = Math.min(1, ray.dy * 2.2);
        double cloud = Texture.cloud(ray.dx * 5 + salt % 97, ray.dy * 13, salt + 6);
        Rgb c = ray.colour;
        switch (lighting.day().weather()) {
            case CLEAR ->
                    c.set(0xbcd3e8).mix(0x6f9fd8, up).mix(0xf4f4f2, Trig.smooth(cloud * 3 - 1.7));
            case CLOUDY ->
                    c.set(0xc4d3e0).mix(0x8fb0d6, up).mix(0xeeeeec, Trig.smooth(cloud * 4 - 1.5));
            case OVERCAST -> c.set(0xd8dadc).mix(0xb9bdc2, cloud);
            case RAIN -> c.set(0xb4b9be).mix(0x888f98, cloud);
            case DUSK ->
                    c.set(0xd99a6a).mix(0x5c5a7c, Math.min(1, up * 1.6)).mix(0x7a5664, 0.4 * cloud);
            case NIGHT -> c.set(0x1e2434).mix(0x10131d, up).times(0.8 + 0.3 * cloud);
        }
        return true;
    }
}
