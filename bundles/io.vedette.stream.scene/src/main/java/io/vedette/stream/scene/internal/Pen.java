package io.vedette.stream.scene.internal;

/**
 * What an actor is drawn with: one pen paints, another only measures, so the truth is made of the
 * very same shapes as the picture. Coordinates are pixels, pixel centres at .5.
 */
interface Pen {
    /**
     * Starts an actor.
     *
     * @param depth of the actor, for what stands in front of it
     * @param light factor on all its inks
     */
    void begin(double depth, double light);

    /** A limb: round ends, the radius changes from one to the other. */
    void limb(double x0, double y0, double r0, double x1, double y1, double r1, Ink ink);

    /** A face: a simple polygon. */
    void face(double[] xs, double[] ys, int corners, Ink ink);

    /** A limb's shadow on the ground. Collected, and laid down by {@link #shadowDone}. */
    void shadow(double x0, double y0, double r0, double x1, double y1, double r1);

    /** Lays down the collected shadow once, however its limbs overlap. */
    void shadowDone(double strength);
}
