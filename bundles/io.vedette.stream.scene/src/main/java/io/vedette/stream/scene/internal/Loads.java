package io.vedette.stream.scene.internal;

/** Hair, hats, and what people carry or push. */
final class Loads {
    private Loads() {}

    static void hat(Body body, Look look, double h, double f, double u, double l) {
        switch (look.head()) {
            case HAIR -> crown(body, h, f, u, l, look.hair());
            case LONG_HAIR -> {
                crown(body, h, f, u, l, look.hair());
                body.trim(
                        f - 0.03 * h,
                        l,
                        u + 0.12 * h,
                        0.045 * h,
                        f - 0.045 * h,
                        l,
                        u + 0.01 * h,
                        0.04 * h,
                        look.hair());
            }
            case CAP -> {
                body.limb(
                        f,
                        l,
                        u + 0.145 * h,
                        0.053 * h,
                        f + 0.005 * h,
                        l,
                        u + 0.15 * h,
                        0.05 * h,
                        look.thing());
                body.trim(
                        f + 0.03 * h,
                        l,
                        u + 0.14 * h,
                        0.02 * h,
                        f + 0.085 * h,
                        l,
                        u + 0.135 * h,
                        0.014 * h,
                        look.thing());
            }
            case HAT -> {
                body.limb(
                        f,
                        l - 0.06 * h,
                        u + 0.145 * h,
                        0.016 * h,
                        f,
                        l + 0.06 * h,
                        u + 0.145 * h,
                        0.016 * h,
                        look.thing());
                body.limb(
                        f - 0.06 * h,
                        l,
                        u + 0.145 * h,
                        0.016 * h,
                        f + 0.07 * h,
                        l,
                        u + 0.14 * h,
                        0.016 * h,
                        look.thing());
                body.limb(
                        f, l, u + 0.15 * h, 0.05 * h, f, l, u + 0.185 * h, 0.04 * h, look.thing());
            }
            case HOOD -> {
                body.limb(
                        f - 0.012 * h,
                        l,
                        u + 0.06 * h,
                        0.06 * h,
                        f - 0.012 * h,
                        l,
                        u + 0.13 * h,
                        0.062 * h,
                        look.top());
            }
            case HELMET ->
                    body.limb(
                            f - 0.01 * h,
                            l,
                            u + 0.13 * h,
                            0.062 * h,
                            f + 0.01 * h,
                            l,
                            u + 0.145 * h,
                            0.056 * h,
                            look.thing());
            case BALD -> {
                // the head itself
            }
        }
    }

    private static void crown(Body body, double h, double f, double u, double l, Ink ink) {
        body.limb(
                f - 0.018 * h,
                l,
                u + 0.105 * h,
                0.05 * h,
                f - 0.008 * h,
                l,
                u + 0.145 * h,
                0.05 * h,
                ink);
    }

    static void carry(
            Body body,
            Look look,
            double h,
            double topF,
            double topU,
            double sin,
            double cos,
            double swing) {
        Ink ink = look.thing();
        switch (look.load()) {
            case BACKPACK -> {
                double f = topF - 0.1 * h * look.girth() * cos - 0.06 * h * sin;
                double u = topU - 0.06 * h;
                for (int side = -1; side <= 1; side += 2) {
                    body.limb(
                            f,
                            side * 0.035 * h,
                            u,
                            0.05 * h,
                            f - 0.12 * h * sin,
                            side * 0.035 * h,
                            u - 0.13 * h,
                            0.06 * h,
                            ink);
                }
            }
            case BAG -> {
                double f = topF - 0.3 * h * sin + 0.03 * h * Trig.sin(swing);
                double l = -0.15 * h * look.girth();
                double u = topU - 0.37 * h;
                body.trim(f, l, u + 0.03 * h, 0.006 * h, f, l, u - 0.05 * h, 0.006 * h, ink);
                body.limb(
                        f - 0.05 * h,
                        l,
                        u - 0.09 * h,
                        0.055 * h,
                        f + 0.05 * h,
                        l,
                        u - 0.09 * h,
                        0.055 * h,
                        ink);
            }
            case PARCEL -> {
                double f = topF + 0.2 * h;
                double u = topU - 0.18 * h;
                for (int k = -1; k <= 1; k++) {
                    body.limb(
                            f,
                            -0.09 * h,
                            u + k * 0.05 * h,
                            0.06 * h,
                            f,
                            0.09 * h,
                            u + k * 0.05 * h,
                            0.06 * h,
                            ink);
                }
            }
            case UMBRELLA -> {
                double u = topU + 0.02 * h;
                double f = topF + 0.04 * h;
                double l = -0.07 * h;
                body.trim(
                        f + 0.06 * h,
                        l,
                        u - 0.05 * h,
                        0.008 * h,
                        f,
                        l,
                        u + 0.3 * h,
                        0.008 * h,
                        ink);
                for (int k = 0; k < 4; k++) {
                    double a = k * Math.PI / 4;
                    double df = 0.26 * h * Trig.cos(a);
                    double dl = 0.26 * h * Trig.sin(a);
                    body.limb(
                            f - df,
                            l - dl,
                            u + 0.2 * h,
                            0.045 * h,
                            f,
                            l,
                            u + 0.27 * h,
                            0.085 * h,
                            ink);
                    body.limb(
                            f + df,
                            l + dl,
                            u + 0.2 * h,
                            0.045 * h,
                            f,
                            l,
                            u + 0.27 * h,
                            0.085 * h,
                            ink);
                }
            }
            case PRAM -> cart(body, look, h, topF + 0.45 * h, 0.34 * h, 0.16 * h, true);
            case BARROW -> cart(body, look, h, topF + 0.5 * h, 0.28 * h, 0.12 * h, false);
            case NOTHING -> {
                // free hands
            }
        }
    }

    private static void cart(
            Body body, Look look, double h, double f, double u, double r, boolean hood) {
        Ink ink = look.thing();
        for (int side = -1; side <= 1; side += 2) {
            double l = side * 0.09 * h;
            body.limb(f - 0.15 * h, l, u, r * 0.5, f + 0.15 * h, l, u, r * 0.6, ink);
            body.limb(
                    f - 0.14 * h,
                    l,
                    0.06 * h,
                    0.055 * h,
                    f - 0.14 * h,
                    l,
                    0.062 * h,
                    0.055 * h,
                    look.shoes());
            body.limb(
                    f + 0.14 * h,
                    l,
                    0.06 * h,
                    0.055 * h,
                    f + 0.14 * h,
                    l,
                    0.062 * h,
                    0.055 * h,
                    look.shoes());
            body.trim(
                    f - 0.15 * h,
                    l,
                    u,
                    0.01 * h,
                    f - 0.3 * h,
                    l,
                    u + 0.2 * h,
                    0.01 * h,
                    look.shoes());
            if (hood) {
                body.limb(
                        f + 0.1 * h,
                        l * 0.6,
                        u + 0.12 * h,
                        0.09 * h,
                        f + 0.12 * h,
                        l * 0.6,
                        u + 0.05 * h,
                        0.1 * h,
                        ink);
            }
        }
    }
}
