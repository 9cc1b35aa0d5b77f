package io.vedette.spi;

import io.vedette.spi.geometry.Point;

/**
 * An axis-aligned rectangle in pixels of the full frame, origin top left, y down. Edges are
 * continuous: the area is {@code width * height}, no pixel is added.
 *
 * @param x left edge; may lie outside the picture
 * @param y top edge
 * @param width at least 0
 * @param height at least 0
 */
public record Box(double x, double y, double width, double height) {
    /** Refuses negative sizes and anything not finite. */
    public Box {
        if (!(width >= 0 && height >= 0)
                || !Double.isFinite(x + y)
                || !Double.isFinite(width + height)) {
            throw new IllegalArgumentException(
                    "not a box: x=" + x + " y=" + y + " width=" + width + " height=" + height);
        }
    }

    /** A box from its edges. */
    public static Box ofEdges(double left, double top, double right, double bottom) {
        return new Box(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
    }

    /** Right edge. */
    public double right() {
        return x + width;
    }

    /** Bottom edge. */
    public double bottom() {
        return y + height;
    }

    /** Square pixels. */
    public double area() {
        return width * height;
    }

    /** Middle of the box, x. */
    public double centerX() {
        return x + width / 2;
    }

    /** Middle of the box, y. */
    public double centerY() {
        return y + height / 2;
    }

    /** Square pixels shared with another box. */
    public double intersection(Box other) {
        double w = Math.min(right(), other.right()) - Math.max(x, other.x);
        double h = Math.min(bottom(), other.bottom()) - Math.max(y, other.y);
        return w <= 0 || h <= 0 ? 0 : w * h;
    }

    /** Intersection over union, 0..1; 0 where both are empty. */
    public double iou(Box other) {
        double shared = intersection(other);
        double union = area() + other.area() - shared;
        return union <= 0 ? 0 : shared / union;
    }

    /** The part of the box inside the picture, possibly empty. */
    public Box clip(Size size) {
        double left = Math.min(Math.max(x, 0), size.width());
        double top = Math.min(Math.max(y, 0), size.height());
        return ofEdges(
                left,
                top,
                Math.min(Math.max(right(), 0), size.width()),
                Math.min(Math.max(bottom(), 0), size.height()));
    }

    /** Where people and vehicles touch the ground: the bottom centre, normalised to the picture. */
    public Point anchor(Size size) {
        return new Point(centerX() / size.width(), bottom() / size.height());
    }

    /** The centre, normalised to the picture. */
    public Point center(Size size) {
        return new Point(centerX() / size.width(), centerY() / size.height());
    }
}
