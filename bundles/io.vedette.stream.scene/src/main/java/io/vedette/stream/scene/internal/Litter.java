package io.vedette.stream.scene.internal;

/** A bag, a sheet of paper or a big leaf that the wind drives along. */
final class Litter extends Actor {
    private final Stage stage;
    private final Route route;
    private final Ink ink;
    private final double size;
    private final double phase;
    private final Body body = new Body();

    Litter(long identity, Stage stage, Route route, double begin, Dice dice) {
        super(identity, "litter", begin, begin + route.seconds());
        this.stage = stage;
        this.route = route;
        this.ink = stage.ink(dice.pick(0xe8e8ea, 0xb8c4d4, 0xc8a868, 0x303034, 0xd06048));
        this.size = dice.between(0.2, 0.34);
        this.phase = dice.between(0, 6);
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
        double roll = arc * 2.2 + phase;
        double hop = Math.abs(Trig.sin(arc * 0.9 + phase)) * 0.35 + size * 0.6;
        double c = Trig.cos(roll);
        double s = Trig.sin(roll);
        body.stand(route.x(arc), route.z(arc), 1, 0);
        body.limb(
                -size * 0.6 * c,
                0,
                hop - size * 0.5 * s,
                size * 0.5,
                size * 0.6 * c,
                0,
                hop + size * 0.5 * s,
                size * 0.28,
                ink);
        body.limb(
                -size * 0.4 * s,
                0,
                hop + size * 0.4 * c,
                size * 0.34,
                size * 0.3 * s,
                size * 0.3,
                hop - size * 0.2 * c,
                size * 0.4,
                ink);
        body.draw(stage, pen);
    }
}
