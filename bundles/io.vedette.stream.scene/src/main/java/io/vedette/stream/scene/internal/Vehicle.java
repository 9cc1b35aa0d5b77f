package io.vedette.stream.scene.internal;

/** A vehicle that drives along the street. */
final class Vehicle extends Actor {
    private static final int[] PAINTS = {
        0xb8bcc0, 0x22252a, 0xd8d8d6, 0x7a1f22, 0x1f3f73, 0x5a6066, 0x2f5a48, 0xc0a040, 0x86a0b8
    };
    private final Stage stage;
    private final Make make;
    private final double lane;
    private final int way;
    private final double speed;
    private final double startX;
    private final Ink paint;
    private final Ink bright;
    private final Ink dim;
    private final Ink glass;
    private final Ink tyre;
    private final Ink hub;
    private final double[] xs = new double[16];
    private final double[] ys = new double[16];

    /**
     * @param way 1 to the right, -1 to the left
     */
    Vehicle(
            long identity,
            Stage stage,
            double begin,
            double seconds,
            Make make,
            double lane,
            int way,
            double speed,
            double startX,
            Dice dice) {
        super(identity, "vehicle", begin, begin + seconds);
        this.stage = stage;
        this.make = make;
        this.lane = lane;
        this.way = way;
        this.speed = speed;
        this.startX = startX;
        paint = stage.ink(dice.pick(PAINTS));
        bright = times(paint, 1.18);
        dim = times(paint, 0.75);
        glass = stage.ink(0x39444e);
        tyre = stage.ink(0x1d1d1f);
        hub = stage.ink(0x9a9da0);
    }

    private static Ink times(Ink ink, double k) {
        return new Ink((float) Math.min(235, 16 + (ink.y() - 16) * k), ink.u(), ink.v());
    }

    private double x(double t) {
        return startX + way * speed * (t - begin());
    }

    @Override
    double depth(double t) {
        return stage.camera.depth(x(t), lane - make.width() / 2);
    }

    @Override
    void draw(double t, Pen pen) {
        double x = x(t);
        Camera camera = stage.camera;
        double near = lane - make.width() / 2;
        double far = lane + make.width() / 2;
        double depth = camera.depth(x, near);
        pen.begin(depth, stage.light(x, lane));
        if (depth < 4) {
            return;
        }
        double[][] outline = make.outline();
        shadow(pen, x, outline[0][0], outline[1][0]);
        int n = outline.length;
        for (int i = 1; i < n; i++) {
            double[] a = outline[i];
            double[] b = outline[(i + 1) % n];
            put(0, x + way * a[0], a[1], near);
            put(1, x + way * b[0], b[1], near);
            put(2, x + way * b[0], b[1], far);
            put(3, x + way * a[0], a[1], far);
            if (area(4) * way > 0) {
                boolean upright = Math.abs(b[0] - a[0]) < Math.abs(b[1] - a[1]) * 0.7;
                pen.face(xs, ys, 4, isGlass(i) ? glass : upright ? dim : bright);
            }
        }
        for (int i = 0; i < n; i++) {
            put(i, x + way * outline[i][0], outline[i][1], near);
        }
        pen.face(xs, ys, n, paint);
        for (double[][] pane : make.panes()) {
            for (int i = 0; i < pane.length; i++) {
                put(i, x + way * pane[i][0], pane[i][1], near);
            }
            pen.face(xs, ys, pane.length, glass);
        }
        wheels(pen, x, near);
        lights(pen, x, near);
    }

    private boolean isGlass(int edge) {
        for (int i : make.glass()) {
            if (i == edge) {
                return true;
            }
        }
        return false;
    }

    private void wheels(Pen pen, double x, double near) {
        Camera camera = stage.camera;
        for (double axle : make.wheels()) {
            double at = x + way * axle;
            double depth = camera.depth(at, near);
            double column = camera.column(at, near, depth);
            double row = camera.row(make.wheel(), depth);
            double r = make.wheel() * camera.scale(depth);
            pen.limb(column, row, r, column, row + 0.01, r, tyre);
            pen.limb(column, row, r * 0.55, column, row + 0.01, r * 0.55, hub);
        }
    }

    private void lights(Pen pen, double x, double near) {
        Camera camera = stage.camera;
        boolean on = stage.day.lamps() > 0.02;
        double front = x + way * (make.outline()[2][0] - 0.06);
        double back = x + way * (make.outline()[0][0] + 0.06);
        double df = camera.depth(front, near);
        double db = camera.depth(back, near);
        double size = (on ? 0.16 : 0.09) * camera.scale(df);
        double rowF = camera.row(0.7, df);
        double rowB = camera.row(0.8, db);
        double columnF = camera.column(front, near, df);
        double columnB = camera.column(back, near, db);
        pen.limb(columnF, rowF, size, columnF, rowF + 0.01, size, Ink.of(on ? 0xffffff : 0xd8d8d0));
        pen.limb(
                columnB,
                rowB,
                size * 0.8,
                columnB,
                rowB + 0.01,
                size * 0.8,
                Ink.of(on ? 0xff4030 : 0x8a2020));
    }

    private void shadow(Pen pen, double x, double rear, double front) {
        Camera camera = stage.camera;
        double z = lane + 0.1;
        double d0 = Math.max(1, camera.depth(x + way * rear, z));
        double d1 = Math.max(1, camera.depth(x + way * front, z));
        double r = make.width() * 0.62;
        pen.shadow(
                camera.column(x + way * rear, z, d0),
                camera.row(0, d0),
                r * camera.scale(d0),
                camera.column(x + way * front, z, d1),
                camera.row(0, d1),
                r * camera.scale(d1));
        pen.shadowDone(0.5);
    }

    private void put(int i, double x, double y, double z) {
        double depth = Math.max(1, stage.camera.depth(x, z));
        xs[i] = stage.camera.column(x, z, depth);
        ys[i] = stage.camera.row(y, depth);
    }

    private double area(int corners) {
        double sum = 0;
        for (int i = 0; i < corners; i++) {
            int j = (i + 1) % corners;
            sum += xs[i] * ys[j] - xs[j] * ys[i];
        }
        return sum;
    }
}
