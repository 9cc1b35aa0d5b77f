package io.vedette.stream.scene.internal;

/** A cat, a dog or a fox on its way. */
final class Quadruped extends Actor {
    private final Stage stage;
    private final Route route;
    private final Beast beast;
    private final Body body = new Body();
    private final double phase;

    Quadruped(long identity, Stage stage, Route route, double begin, Beast beast, double phase) {
        super(identity, "animal", begin, begin + route.seconds());
        this.stage = stage;
        this.route = route;
        this.beast = beast;
        this.phase = phase;
    }

    @Override
    double depth(double t) {
        double arc = route.arc(t - begin());
        return stage.camera.depth(route.x(arc), route.z(arc));
    }

    @Override
    void draw(double t, Pen pen) {
        double since = t - begin();
        double arc = route.arc(since);
        double dx = route.x(arc + 0.2) - route.x(arc - 0.2);
        double dz = route.z(arc + 0.2) - route.z(arc - 0.2);
        double length = Math.max(1e-6, Math.sqrt(dx * dx + dz * dz));
        body.stand(route.x(arc), route.z(arc), dx / length, dz / length);
        double move = 1 - Trig.smooth(route.rest(since) / 0.4);
        double stride = 1.35 * beast.shoulder() * (route.speed() > 1.6 ? 1.7 : 1);
        double swing = arc / stride * 2 * Math.PI + phase;
        double bob = 0.03 * beast.shoulder() * Trig.sin(2 * swing) * move;
        double up = beast.shoulder() - beast.girth() * 0.9 + bob;
        double half = beast.length() / 2;
        boolean runs = route.speed() > 1.6;
        for (int i = 0; i < 4; i++) {
            boolean front = i < 2;
            double side = (i & 1) == 0 ? 1 : -1;
            double p =
                    swing
                            + (runs
                                    ? (front ? 0 : Math.PI * 0.9) + side * 0.3
                                    : (front ? 0 : Math.PI / 2) + (side > 0 ? 0 : Math.PI));
            leg(front ? half * 0.86 : -half * 0.9, side, up, p, move * (runs ? 1.5 : 1), front);
        }
        trunk(up, half, bob, since, move);
        body.draw(stage, pen);
    }

    private void leg(double f, double side, double up, double p, double move, boolean front) {
        double l = side * beast.girth() * 0.55;
        double a = 0.42 * move * Trig.sin(p);
        double bend = (front ? -0.5 : 0.55) * Math.max(0, Trig.cos(p)) * move;
        double upper = up * 0.55;
        double kneeF = f + upper * Trig.sin(a);
        double kneeU = up - upper * Trig.cos(a);
        double lower = up * 0.5;
        double footU = Math.max(beast.leg(), kneeU - lower * Trig.cos(a - bend));
        double footF = kneeF + lower * Trig.sin(a - bend);
        body.limb(f, l, up, beast.leg() * 1.7, kneeF, l, kneeU, beast.leg() * 1.1, beast.coat());
        body.limb(kneeF, l, kneeU, beast.leg(), footF, l, footU, beast.leg() * 0.8, beast.legs());
    }

    private void trunk(double up, double half, double bob, double since, double move) {
        double g = beast.girth();
        body.limb(-half, 0, up, g * 0.86, half * 0.9, 0, up - g * 0.05, g, beast.coat());
        body.trim(
                -half * 0.5,
                0,
                up - g * 0.5,
                g * 0.55,
                half * 0.8,
                0,
                up - g * 0.5,
                g * 0.62,
                beast.belly());
        double nose = 0.12 * Trig.sin(since * 1.7 + phase) * (1 - move);
        double rise = beast.neckUp() - (1 - move) * 0.35;
        double f = half * 0.95 + beast.neck() * Trig.cos(rise);
        double u = up + g * 0.3 + beast.neck() * Trig.sin(rise) + bob;
        double s = beast.skull();
        body.limb(half * 0.8, 0, up + g * 0.2, g * 0.7, f, nose * s, u, s * 0.85, beast.coat());
        body.limb(f, nose * s, u, s, f + s * 0.4, nose * s, u, s * 0.92, beast.coat());
        body.limb(
                f + s * 0.5,
                nose * s,
                u - s * 0.25,
                s * 0.55,
                f + s * 0.5 + beast.muzzle(),
                nose * s,
                u - s * 0.4,
                s * 0.34,
                beast.belly());
        for (int side = -1; side <= 1; side += 2) {
            body.limb(
                    f - s * 0.1,
                    side * s * 0.6,
                    u + s * 0.6,
                    s * 0.36,
                    f - s * 0.2,
                    side * s * 0.72,
                    u + s * 0.6 + beast.ear(),
                    s * 0.1,
                    beast.coat());
        }
        double wave = 0.3 * Trig.sin(since * 3 + phase);
        double t = beast.tail();
        double midF = -half - t * 0.55 * Trig.cos(beast.tailUp());
        double midU = up + g * 0.4 + t * 0.55 * Trig.sin(beast.tailUp());
        double tipF = midF - t * 0.45 * Trig.cos(beast.tailUp() + wave + 0.3);
        double tipU = Math.max(0.03, midU + t * 0.45 * Trig.sin(beast.tailUp() + wave + 0.3));
        body.limb(
                -half,
                0,
                up + g * 0.4,
                beast.brush(),
                midF,
                t * wave * 0.3,
                midU,
                beast.brush(),
                beast.coat());
        body.limb(
                midF,
                t * wave * 0.3,
                midU,
                beast.brush(),
                tipF,
                t * wave * 0.5,
                tipU,
                beast.brush() * 0.7,
                beast.tip());
    }
}
