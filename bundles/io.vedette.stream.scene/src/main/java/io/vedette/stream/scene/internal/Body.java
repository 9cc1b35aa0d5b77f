package io.vedette.stream.scene.internal;

/** A jointed figure made of limbs in metres; draws itself from far limbs to near ones. */
final class Body {
    private static final int MOST = 48;
    private final double[][] ends = new double[MOST][8];
    private final Ink[] inks = new Ink[MOST];
    private final boolean[] shady = new boolean[MOST];
    private final double[] depths = new double[MOST];
    private final int[] order = new int[MOST];
    private int limbs;
    private double x;
    private double z;
    private double forwardX;
    private double forwardZ;

    /** Stands at a point and looks along a heading. */
    void stand(double x, double z, double forwardX, double forwardZ) {
        this.x = x;
        this.z = z;
        this.forwardX = forwardX;
        this.forwardZ = forwardZ;
        limbs = 0;
    }

    /** A limb between two joints, each: metres forward, to the left, up, and the limb's radius. */
    void limb(
            double f0,
            double l0,
            double u0,
            double r0,
            double f1,
            double l1,
            double u1,
            double r1,
            Ink ink) {
        add(f0, l0, u0, r0, f1, l1, u1, r1, ink, true);
    }

    /** A small part that lies on another: no shadow of its own. */
    void trim(
            double f0,
            double l0,
            double u0,
            double r0,
            double f1,
            double l1,
            double u1,
            double r1,
            Ink ink) {
        add(f0, l0, u0, r0, f1, l1, u1, r1, ink, false);
    }

    private void add(
            double f0,
            double l0,
            double u0,
            double r0,
            double f1,
            double l1,
            double u1,
            double r1,
            Ink ink,
            boolean shadow) {
        double[] e = ends[limbs];
        e[0] = x + f0 * forwardX - l0 * forwardZ;
        e[1] = u0;
        e[2] = z + f0 * forwardZ + l0 * forwardX;
        e[3] = r0;
        e[4] = x + f1 * forwardX - l1 * forwardZ;
        e[5] = u1;
        e[6] = z + f1 * forwardZ + l1 * forwardX;
        e[7] = r1;
        inks[limbs] = ink;
        shady[limbs] = shadow;
        limbs++;
    }

    /** Draws shadow and limbs. */
    void draw(Stage stage, Pen pen) {
        Camera camera = stage.camera;
        double depth = camera.depth(x, z);
        if (depth < 0.8) {
            pen.begin(depth, 1);
            return;
        }
        pen.begin(depth, stage.light(x, z));
        shadow(stage, pen);
        for (int i = 0; i < limbs; i++) {
            double[] e = ends[i];
            // the front of a limb decides, so that a face covers the hair behind it
            depths[i] =
                    camera.depth((e[0] + e[4]) / 2, (e[2] + e[6]) / 2) - 0.3 * (e[3] + e[7]) / 2;
            int k = i;
            for (; k > 0 && depths[order[k - 1]] < depths[i]; k--) {
                order[k] = order[k - 1];
            }
            order[k] = i;
        }
        for (int i = 0; i < limbs; i++) {
            double[] e = ends[order[i]];
            double d0 = Math.max(0.5, camera.depth(e[0], e[2]));
            double d1 = Math.max(0.5, camera.depth(e[4], e[6]));
            pen.limb(
                    camera.column(e[0], e[2], d0),
                    camera.row(e[1], d0),
                    e[3] * camera.scale(d0),
                    camera.column(e[4], e[6], d1),
                    camera.row(e[5], d1),
                    e[7] * camera.scale(d1),
                    inks[order[i]]);
        }
    }

    private void shadow(Stage stage, Pen pen) {
        Day day = stage.day;
        double strength = day.shadowStrength();
        Camera camera = stage.camera;
        boolean sunny = strength > 0;
        double alongX = sunny ? day.shadowX() : 0;
        double alongZ = sunny ? day.shadowZ() : 0;
        for (int i = 0; i < limbs; i++) {
            double[] e = ends[i];
            if (!shady[i] || !sunny && Math.max(e[1], e[5]) > 1) {
                continue;
            }
            double x0 = e[0] + e[1] * alongX;
            double z0 = e[2] + e[1] * alongZ;
            double x1 = e[4] + e[5] * alongX;
            double z1 = e[6] + e[5] * alongZ;
            double d0 = Math.max(0.5, camera.depth(x0, z0));
            double d1 = Math.max(0.5, camera.depth(x1, z1));
            double wide = sunny ? 0.9 : 1.7;
            pen.shadow(
                    camera.column(x0, z0, d0),
                    camera.row(0, d0),
                    e[3] * wide * camera.scale(d0),
                    camera.column(x1, z1, d1),
                    camera.row(0, d1),
                    e[7] * wide * camera.scale(d1));
        }
        pen.shadowDone(sunny ? strength * 0.85 : 0.22);
    }
}
