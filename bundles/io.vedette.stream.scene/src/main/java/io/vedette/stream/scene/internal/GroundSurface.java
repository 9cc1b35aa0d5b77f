package io.vedette.stream.scene.internal;

/** Yard, pavements, street and front gardens. */
final class GroundSurface implements Surface {
    private final Layout layout;
    private final Lighting lighting;
    private final boolean wet;
    private final int salt;

    GroundSurface(Layout layout, Lighting lighting) {
        this.layout = layout;
        this.lighting = lighting;
        this.wet = lighting.day().weather() == Weather.RAIN;
        this.salt = (int) (layout.place * 7919 + 5);
    }

    @Override
    public boolean hides() {
        return false;
    }

    @Override
    public boolean meet(Ray ray, double nearest) {
        if (ray.dy >= -1e-6) {
            return false;
        }
        double depth = -layout.camera.height() / ray.dy;
        if (depth >= nearest) {
            return false;
        }
        ray.to(depth, layout.camera.height());
        double x = ray.x;
        double z = ray.z;
        Rgb c = ray.colour;
        if (z < layout.fence) {
            yard(c, x, z);
        } else if (z < layout.kerb) {
            slabs(c, x, z, 0xa39d92);
        } else if (z < layout.kerb + 0.18 || z > layout.farKerb && z < layout.farKerb + 0.18) {
            c.set(0xb4b1aa).times(0.9 + 0.2 * Texture.noise(x * 5, 0, salt));
        } else if (z < layout.farKerb) {
            street(c, x, z);
        } else if (z < layout.farPavement) {
            slabs(c, x, z, 0x99958d);
        } else {
            grass(c, x, z, 0x6d7f4a);
        }
        lighting.on(ray, wet ? 0.9 : 1, lighting.sunAt(x, z));
        return true;
    }

    private void yard(Rgb c, double x, double z) {
        double way = layout.gate * Trig.smooth(z / layout.fence * 1.1);
        double off = Math.abs(x - way) - layout.gateHalf * 0.9;
        double ragged = 0.12 * (Texture.noise(x * 3, z * 3, salt + 8) - 0.5);
        if (off + ragged < 0) {
            slabs(c, x + 0.3, z, layout.ground == Layout.Ground.PAVING ? 0x9b8f80 : 0xa89f8e);
            return;
        }
        boolean bed = layout.fence - z < 0.75 && Math.abs(x - layout.gate) > layout.gateHalf + 0.3;
        if (bed && layout.ground != Layout.Ground.PAVING) {
            c.set(0x5a4836).times(0.75 + 0.5 * Texture.cloud(x * 6, z * 6, salt + 3));
            double flower = Texture.hash((int) Math.floor(x * 6), (int) Math.floor(z * 6), salt);
            if (flower > 0.86) {
                c.mix(flower > 0.95 ? 0xd8c24a : flower > 0.9 ? 0xc05a6a : 0x7a9a48, 0.75);
            }
            return;
        }
        switch (layout.ground) {
            case LAWN -> {
                grass(c, x, z, 0x6f8a48);
                // stripes of the mower
                c.times(Math.floorMod((int) Math.floor(x / 0.55), 2) == 0 ? 1.04 : 0.96);
            }
            case GRAVEL ->
                    c.set(0xa59b8a)
                            .times(
                                    0.72
                                            + 0.3 * Texture.noise(x * 14, z * 14, salt)
                                            + 0.26 * Texture.cloud(x * 0.8, z * 0.8, salt + 2));
            case PAVING -> slabs(c, x, z, 0x8d8a86);
        }
    }

    private void grass(Rgb c, double x, double z, int rgb) {
        double fine = Texture.cloud(x * 5, z * 5, salt + 4);
        double wide = Texture.cloud(x * 0.45, z * 0.45, salt + 5);
        c.set(rgb)
                .mix(0x93905a, 0.5 * Math.max(0, wide - 0.45))
                .times(0.62 + 0.5 * fine + 0.28 * wide);
    }

    private void slabs(Rgb c, double x, double z, int rgb) {
        double side = 0.62;
        int i = (int) Math.floor(x / side + 0.5 * (Math.floorMod((int) Math.floor(z / side), 2)));
        int j = (int) Math.floor(z / side);
        double fx = x / side + 0.5 * Math.floorMod(j, 2) - i;
        double fz = z / side - j;
        double tone = 0.9 + 0.14 * Texture.hash(i, j, salt + 6);
        boolean joint = fx < 0.05 || fz < 0.05;
        c.set(rgb)
                .times(tone * (0.86 + 0.26 * Texture.cloud(x * 2, z * 2, salt + 7)))
                .times(joint ? 0.72 : 1);
        if (wet) {
            c.times(0.82);
        }
    }

    private void street(Rgb c, double x, double z) {
        double fine = Texture.noise(x * 11, z * 11, salt + 9);
        double wide = Texture.cloud(x * 0.35, z * 0.8, salt + 10);
        c.set(0x65666a).times(0.78 + 0.16 * fine + 0.26 * wide);
        double patch = Texture.noise(x * 0.12, z * 0.3, salt + 11);
        if (patch > 0.78) {
            c.times(0.84);
        }
        double middle = (layout.kerb + layout.farKerb) / 2;
        boolean dash = Math.floorMod((int) Math.floor(x / 1.7), 2) == 0;
        if (Math.abs(z - middle) < 0.08 && dash) {
            c.mix(0xe6e4da, 0.85);
        } else if (Math.abs(z - layout.kerb - 0.42) < 0.05) {
            c.mix(0xc9b968, 0.6);
        }
        if (wet) {
            c.times(0.72).mix(0xb9c2cc, 0.25 * Trig.smooth((wide - 0.42) * 4));
        }
    }
}
