package io.vedette.stream.scene.internal;

/** A bird that flies in, walks about the yard, and flies off. */
final class Bird extends Actor {
    private static final double FLIGHT = 2.2;
    private final Stage stage;
    private final Route route;
    private final double size;
    private final Ink coat;
    private final Ink wing;
    private final Ink bill;
    private final double fromX;
    private final double fromZ;
    private final double phase;
    private final Body body = new Body();

    Bird(long identity, Stage stage, Route route, double begin, Dice dice) {
        super(identity, "animal", begin, begin + route.seconds() + 2 * FLIGHT);
        this.stage = stage;
        this.route = route;
        boolean gull = dice.chance(0.35);
        int dark = dice.pick(0x232326, 0x707680, 0x3a3632);
        this.size = gull ? dice.between(1.25, 1.5) : dice.between(0.95, 1.25);
        this.coat = stage.ink(gull ? 0xece9e2 : dark);
        this.wing = stage.ink(gull ? 0xa9aeb4 : dark);
        this.bill = stage.ink(gull ? 0xd8a030 : 0x8a7a60);
        this.phase = dice.between(0, 6);
        double away = dice.between(0, 2 * Math.PI);
        this.fromX = 9 * Trig.cos(away);
        this.fromZ = 7 * Trig.sin(away);
    }

    @Override
    double depth(double t) {
        double arc = route.arc(Math.max(0, t - begin() - FLIGHT));
        double off = off(t);
        return stage.camera.depth(
                route.x(arc) + off * off * fromX, route.z(arc) + off * off * fromZ);
    }

    /** 1 far in the air, 0 on the ground. */
    private double off(double t) {
        return Math.max(0, Math.max(1 - (t - begin()) / FLIGHT, 1 - (end() - t) / FLIGHT));
    }

    @Override
    void draw(double t, Pen pen) {
        double since = t - begin();
        double arc = route.arc(Math.max(0, since - FLIGHT));
        double off = off(t);
        boolean coming = since < FLIGHT;
        double dx = route.x(arc + 0.15) - route.x(arc - 0.15);
        double dz = route.z(arc + 0.15) - route.z(arc - 0.15);
        if (off > 0) {
            dx = coming ? -fromX : fromX;
            dz = coming ? -fromZ : fromZ;
        }
        double length = Math.max(1e-6, Math.sqrt(dx * dx + dz * dz));
        double way = off * off;
        body.stand(
                route.x(arc) + way * fromX, route.z(arc) + way * fromZ, dx / length, dz / length);
        double k = size;
        double high = 3.2 * off * off;
        boolean flies = off > 0;
        double up = high + (flies ? 0.16 : 0.17) * k;
        double peck = flies ? 0 : 0.06 * k * Math.max(0, Trig.sin(since * 2.1 + phase));
        body.limb(-0.1 * k, 0, up, 0.055 * k, 0.08 * k, 0, up + 0.02 * k, 0.068 * k, coat);
        body.limb(
                0.12 * k,
                0,
                up + 0.08 * k - peck,
                0.042 * k,
                0.14 * k,
                0,
                up + 0.085 * k - peck,
                0.04 * k,
                coat);
        body.trim(
                0.18 * k,
                0,
                up + 0.075 * k - peck,
                0.014 * k,
                0.23 * k,
                0,
                up + 0.06 * k - peck,
                0.008 * k,
                bill);
        body.limb(-0.12 * k, 0, up, 0.04 * k, -0.28 * k, 0, up - 0.02 * k, 0.03 * k, wing);
        if (flies) {
            double flap = 0.9 * Trig.sin(since * 19 + phase);
            for (int side = -1; side <= 1; side += 2) {
                double l = side * 0.24 * k;
                double tip = side * 0.5 * k;
                body.limb(
                        0,
                        0,
                        up + 0.03 * k,
                        0.05 * k,
                        0.02 * k,
                        l,
                        up + 0.18 * k * flap,
                        0.045 * k,
                        wing);
                body.limb(
                        0.02 * k,
                        l,
                        up + 0.18 * k * flap,
                        0.045 * k,
                        -0.1 * k,
                        tip,
                        up + 0.34 * k * flap,
                        0.018 * k,
                        wing);
            }
        } else {
            for (int side = -1; side <= 1; side += 2) {
                double step = 0.05 * k * Trig.sin(arc * 30 + (side > 0 ? Math.PI : 0));
                body.limb(
                        0,
                        side * 0.03 * k,
                        up - 0.05 * k,
                        0.012 * k,
                        step,
                        side * 0.03 * k,
                        0.01,
                        0.012 * k,
                        bill);
                body.trim(
                        0.03 * k,
                        side * 0.05 * k,
                        up + 0.01 * k,
                        0.05 * k,
                        -0.16 * k,
                        side * 0.03 * k,
                        up,
                        0.025 * k,
                        wing);
            }
        }
        body.draw(stage, pen);
    }
}
