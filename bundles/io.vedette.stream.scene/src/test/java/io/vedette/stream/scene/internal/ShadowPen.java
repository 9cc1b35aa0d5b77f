package io.vedette.stream.scene.internal;

/** A pen that leaves the body out: what remains is the shadow. */
record ShadowPen(Pen pen) implements Pen {
    @Override
    public void begin(double depth, double light) {
        pen.begin(depth, light);
    }

    @Override
    public void limb(double x0, double y0, double r0, double x1, double y1, double r1, Ink ink) {
        // the body is what is left out
    }

    @Override
    public void face(double[] xs, double[] ys, int corners, Ink ink) {
        // the body is what is left out
    }

    @Override
    public void shadow(double x0, double y0, double r0, double x1, double y1, double r1) {
        pen.shadow(x0, y0, r0, x1, y1, r1);
    }

    @Override
    public void shadowDone(double strength) {
        pen.shadowDone(strength);
    }
}
