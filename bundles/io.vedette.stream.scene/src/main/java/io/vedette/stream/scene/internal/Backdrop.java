package io.vedette.stream.scene.internal;

import io.vedette.spi.Size;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The still picture of a place under a day's light, and how far away what hides things is. */
final class Backdrop {
    private static final int FINE = 2;

    final byte[] y;
    final byte[] u;
    final byte[] v;
    final float[] depths;
    private final List<Surface> surfaces = new ArrayList<>();
    private final Camera camera;

    private Backdrop(Layout layout, Day day) {
        camera = layout.camera;
        Size size = camera.size();
        y = new byte[size.width() * size.height()];
        int chroma = (size.width() + 1) / 2 * ((size.height() + 1) / 2);
        u = new byte[chroma];
        v = new byte[chroma];
        depths = new float[size.width() * size.height()];
        Lighting lighting = new Lighting(layout, day);
        for (Layout.Tree tree : layout.trees) {
            surfaces.add(new TreeSurface(tree, camera, lighting));
        }
        for (Layout.Spot spot : layout.lamps) {
            surfaces.add(new LampSurface(spot, camera, lighting));
        }
        surfaces.add(new FenceSurface(layout, lighting));
        surfaces.add(new WallSurface(layout, lighting));
        surfaces.add(new GroundSurface(layout, lighting));
        surfaces.add(new HousesSurface(layout, lighting));
        surfaces.add(new SkySurface(layout, lighting));
    }

    /** The whole picture. */
    static Backdrop of(Layout layout, Day day) {
        Backdrop backdrop = new Backdrop(layout, day);
        backdrop.paint();
        return backdrop;
    }

    /** Only how far away things are: enough for the truth. */
    static float[] depths(Layout layout, Day day) {
        Backdrop backdrop = new Backdrop(layout, day);
        Ray ray = new Ray();
        Size size = backdrop.camera.size();
        for (int row = 0; row < size.height(); row++) {
            for (int column = 0; column < size.width(); column++) {
                backdrop.depths[row * size.width() + column] =
                        backdrop.look(ray, column + 0.5, row + 0.5);
            }
        }
        return backdrop.depths;
    }

    private void paint() {
        Size size = camera.size();
        int w = size.width();
        int columns = (w + 1) / 2;
        float[] us = new float[columns];
        float[] vs = new float[columns];
        float[] hits = new float[columns];
        Ray ray = new Ray();
        for (int row = 0; row < size.height(); row++) {
            for (int column = 0; column < w; column++) {
                int at = row * w + column;
                depths[at] = look(ray, column + 0.5, row + 0.5);
                double r = 0;
                double g = 0;
                double b = 0;
                for (int i = 0; i < FINE * FINE; i++) {
                    look(ray, column + 0.25 + 0.5 * (i & 1), row + 0.25 + 0.5 * (i >> 1));
                    r += ray.colour.r;
                    g += ray.colour.g;
                    b += ray.colour.b;
                }
                Ink ink = Ink.of(r / 4, g / 4, b / 4);
                y[at] = (byte) Math.round(ink.y());
                us[column / 2] += ink.u();
                vs[column / 2] += ink.v();
                hits[column / 2]++;
            }
            if ((row & 1) == 1 || row == size.height() - 1) {
                for (int i = 0; i < columns; i++) {
                    u[row / 2 * columns + i] = (byte) Math.round(us[i] / hits[i]);
                    v[row / 2 * columns + i] = (byte) Math.round(vs[i] / hits[i]);
                }
                Arrays.fill(us, 0);
                Arrays.fill(vs, 0);
                Arrays.fill(hits, 0);
            }
        }
    }

    /**
     * Sees one point; the colour stays in the ray. Returns the depth of what hides, or infinity.
     */
    private float look(Ray ray, double column, double row) {
        Size size = camera.size();
        double across = (column - size.width() * 0.5) / camera.focal();
        ray.dx = across * camera.cos() + camera.sin();
        ray.dz = -across * camera.sin() + camera.cos();
        ray.dy = (camera.horizon() - row) / camera.focal();
        double nearest = Double.POSITIVE_INFINITY;
        double r = 0;
        double g = 0;
        double b = 0;
        boolean hides = false;
        for (int i = 0; i < surfaces.size(); i++) {
            Surface surface = surfaces.get(i);
            boolean last = i == surfaces.size() - 1;
            if (last && nearest < Double.POSITIVE_INFINITY) {
                break;
            }
            if (surface.meet(ray, nearest)) {
                nearest = ray.depth;
                hides = surface.hides();
                r = ray.colour.r;
                g = ray.colour.g;
                b = ray.colour.b;
            }
        }
        ray.colour.r = r;
        ray.colour.g = g;
        ray.colour.b = b;
        return hides ? (float) nearest : Float.POSITIVE_INFINITY;
    }
}
