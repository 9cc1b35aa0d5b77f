package io.vedette.stream.scene.internal;

/** A moth before the lens: bright, blurred, erratic. */
final class Insect extends Actor {
    private final Stage stage;
    private final double way;
    private final double level;
    private final double phase;
    private final double size;
    private final Ink ink;

    Insect(long identity, Stage stage, double begin, double seconds, Dice dice) {
        super(identity, "insect", begin, begin + seconds);
        this.stage = stage;
        this.way = dice.chance(0.5) ? 1 : -1;
        this.level = dice.between(0.62, 0.85);
        this.phase = dice.between(0, 6);
        this.size = dice.between(2.2, 4.5);
        this.ink = Ink.of(0xdedccf);
    }

    @Override
    double depth(double t) {
        return 0.3;
    }

    @Override
    void draw(double t, Pen pen) {
        pen.begin(0.3, 1);
        double k = stage.camera.size().height() / 270.0;
        for (int i = 0; i < 3; i++) {
            double a = t - 0.03 * i;
            double b = t - 0.03 * (i + 1);
            pen.limb(column(a), row(a), size * k, column(b), row(b), size * k * 0.8, ink);
        }
    }

    private double column(double t) {
        double share = (t - begin()) / (end() - begin());
        double base = way > 0 ? share : 1 - share;
        return stage.camera.size().width()
                * (base * 1.1 - 0.05 + 0.05 * Trig.sin((t - begin()) * 4.3 + phase));
    }

    private double row(double t) {
        double since = t - begin();
        return stage.camera.size().height()
                * (level + 0.1 * Trig.sin(since * 3.1 + phase) + 0.03 * Trig.sin(since * 9.7));
    }
}
