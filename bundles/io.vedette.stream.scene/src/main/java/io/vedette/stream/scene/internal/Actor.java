package io.vedette.stream.scene.internal;

/** Something that comes, moves and goes; what it looks like is a pure function of time. */
abstract class Actor {
    private final long identity;
    private final String label;
    private final double begin;
    private final double end;

    Actor(long identity, String label, double begin, double end) {
        this.identity = identity;
        this.label = label;
        this.begin = begin;
        this.end = end;
    }

    final long identity() {
        return identity;
    }

    final String label() {
        return label;
    }

    final double begin() {
        return begin;
    }

    final double end() {
        return end;
    }

    final boolean there(double t) {
        return t >= begin && t < end;
    }

    /** Distance along the camera's axis, for the order of painting. */
    abstract double depth(double t);

    /** Draws it, shadow first. */
    abstract void draw(double t, Pen pen);
}
