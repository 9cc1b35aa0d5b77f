package io.vedette.stream.scene.internal;

/** A person on a route: legs, arms and trunk swing with the gait. */
final class Walker extends Actor {
    /** What a person does while the route pauses. */
    enum Habit {
        STAND,
        BEND,
        LOOK
    }

    private final Stage stage;
    private final Route route;
    private final Look look;
    private final Habit habit;
    private final boolean runs;
    private final double phase;
    private final double aside;
    private final Figure figure;

    /**
     * @param aside metres to the left of the route, for company
     */
    Walker(
            long identity,
            Stage stage,
            Route route,
            double begin,
            Look look,
            Habit habit,
            double aside,
            double phase) {
        super(identity, "person", begin, begin + route.seconds());
        this.stage = stage;
        this.route = route;
        this.look = look;
        this.habit = habit;
        this.runs = route.speed() > 2;
        this.aside = aside;
        this.phase = phase;
        this.figure = new Figure(look);
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
        double dx = route.x(arc + 0.3) - route.x(arc - 0.3);
        double dz = route.z(arc + 0.3) - route.z(arc - 0.3);
        double length = Math.max(1e-6, Math.sqrt(dx * dx + dz * dz));
        dx /= length;
        dz /= length;
        double rest = route.rest(since);
        double move = 1 - Trig.smooth(rest / 0.35);
        double bend = habit == Habit.BEND ? Trig.smooth((rest - 0.2) / 0.9) : 0;
        double turn =
                habit == Habit.LOOK
                        ? Trig.smooth(rest / 0.6) * 0.8 * Trig.sin(since * 1.3 + phase)
                        : 0.1 * (1 - move) * Trig.sin(since * 0.9 + phase);
        double c = Trig.cos(turn);
        double s = Trig.sin(turn);
        double stride = look.height() * (runs ? 1.45 : 0.86);
        double swing = arc / stride * 2 * Math.PI + phase;
        Body body =
                figure.pose(
                        route.x(arc) - dz * aside,
                        route.z(arc) + dx * aside,
                        dx * c - dz * s,
                        dx * s + dz * c,
                        swing,
                        move,
                        runs ? 1 : 0,
                        bend);
        body.draw(stage, pen);
    }
}
