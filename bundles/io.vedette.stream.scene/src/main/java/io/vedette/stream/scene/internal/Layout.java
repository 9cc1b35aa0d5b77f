package io.vedette.stream.scene.internal;

import io.vedette.spi.Size;
import io.vedette.spi.geometry.Point;
import io.vedette.spi.geometry.Polygon;
import java.util.ArrayList;
import java.util.List;

/**
 * A place: where the camera hangs and what stands in front of it. From near to far: the yard, its
 * fence with a gate, a pavement, the street, a pavement, houses.
 */
final class Layout {
    final long place;
    final Camera camera;

    /** Rows of things, world z. */
    final double fence;

    final double kerb;
    final double farKerb;
    final double farPavement;
    final double houses;
    final double gate;
    final double gateHalf;
    final Fence fenceKind;
    final Ground ground;

    /** World x of the side wall, and on which side it is (-1, 1). */
    final double wall;

    final int wallSide;
    final List<Tree> trees = new ArrayList<>();
    final List<Shrub> shrubs = new ArrayList<>();
    final List<Spot> lamps = new ArrayList<>();

    /** The yard as an operator draws it for a rule: a little within its bounds. */
    final Polygon yard;

    /** The yard up to its bounds; who stands here is in the yard. */
    final Polygon grounds;

    /** How the yard is closed towards the street. */
    enum Fence {
        PICKET,
        BOARDS,
        HEDGE,
        BRICK
    }

    /** What the yard is covered with. */
    enum Ground {
        LAWN,
        GRAVEL,
        PAVING
    }

    /** A point on the ground. */
    record Spot(double x, double z) {}

    /** A tree with a round crown. */
    record Tree(double x, double z, double trunk, double crownHeight, double crown, int salt) {}

    /** A bush that the wind moves. */
    record Shrub(double x, double z, double radius, double height, int salt) {}

    Layout(long place, Size size) {
        this.place = place;
        Dice dice = new Dice(place, 77);
        double k = size.height() / 270.0;
        double focal = dice.between(285, 325);
        double horizon = dice.between(34, 58);
        double high = dice.between(3.5, 4.2);
        double yaw = dice.between(-0.26, 0.26);
        camera = new Camera(size, focal * k, horizon * k, high, Trig.cos(yaw), Trig.sin(yaw));
        fence = focal * high / dice.between(90, 100);
        kerb = fence + dice.between(1.8, 2.6);
        farKerb = kerb + dice.between(5.8, 7.2);
        farPavement = farKerb + dice.between(1.6, 2.4);
        houses = farPavement + dice.between(1.5, 4);
        fenceKind = Fence.values()[dice.below(4)];
        ground = Ground.values()[dice.pick(0, 0, 1, 2)];
        wallSide = dice.chance(0.5) ? 1 : -1;
        double middle = fence * Trig.sin(yaw) / Trig.cos(yaw);
        gate = middle + dice.between(-3.5, 3.5);
        gateHalf = dice.between(0.75, 1.3);
        wall = middle + wallSide * dice.between(6.2, 8);
        plant(dice, middle);
        yard = zone(size, 0.7, 0.025, 0.965);
        grounds = zone(size, 0.1, 0, 1);
    }

    private void plant(Dice dice, double middle) {
        int many = dice.pick(2, 3, 3);
        for (int i = 0; i < many; i++) {
            double z =
                    i == 0 ? fence - dice.between(0.9, 1.4) : dice.between(fence * 0.62, fence - 1);
            double reach = Math.abs(wall - middle) - 1.4;
            double x;
            do {
                x = middle + dice.between(-1, 1) * reach * (i == 0 ? 1 : z / fence);
            } while (Math.abs(x - gate) < 1.7);
            shrubs.add(
                    new Shrub(
                            x,
                            z,
                            dice.between(0.5, 0.8),
                            dice.between(0.9, 1.5),
                            dice.below(1 << 20)));
        }
        int count = dice.pick(1, 2, 2);
        for (int i = 0; i < count; i++) {
            boolean street = dice.chance(0.6);
            double x;
            do {
                x = middle + dice.between(-9, 9);
            } while (Math.abs(x - gate) < 2);
            trees.add(
                    new Tree(
                            x,
                            street ? farKerb + 0.5 : fence - 0.6,
                            dice.between(0.1, 0.18),
                            dice.between(3.6, 4.4),
                            dice.between(1.2, 1.7),
                            dice.below(1 << 20)));
        }
        double first = middle + dice.between(-9, -4);
        for (int i = 0; i < 3; i++) {
            lamps.add(new Spot(first + i * 14, farKerb + 0.4));
        }
    }

    /**
     * The yard as it is seen, cut to the picture.
     *
     * @param margin metres to fence and wall
     * @param side share of the picture left out at its sides
     * @param bottom row, normalised, at which it ends
     */
    private Polygon zone(Size size, double margin, double side, double bottom) {
        double closed = wall - wallSide * margin;
        double open = wall - wallSide * 40;
        double near = 1.5;
        double far = fence - margin;
        List<double[]> quad =
                List.of(axes(closed, near), axes(open, near), axes(open, far), axes(closed, far));
        List<double[]> shown = new ArrayList<>();
        for (double[] p : Cut.below(quad, 0, -1, -0.8)) {
            double depth = p[1];
            shown.add(
                    new double[] {
                        0.5 + camera.focal() * p[0] / depth / size.width(),
                        camera.row(0, depth) / size.height()
                    });
        }
        shown = Cut.below(shown, -1, 0, -side);
        shown = Cut.below(shown, 1, 0, 1 - side);
        shown = Cut.below(shown, 0, 1, bottom);
        return new Polygon(shown.stream().map(p -> new Point(round(p[0]), round(p[1]))).toList());
    }

    private double[] axes(double x, double z) {
        return new double[] {x * camera.cos() - z * camera.sin(), camera.depth(x, z)};
    }

    private static double round(double value) {
        return Math.round(value * 1e4) / 1e4;
    }

    /** Light of the lamps at a point, before the day's strength. */
    double lamplight(double x, double z) {
        double sum = 1.1 / (1 + (x * x + (z - 3) * (z - 3)) / 60);
        for (Spot lamp : lamps) {
            double dx = x - lamp.x;
            double dz = z - lamp.z;
            sum += 1.3 / (1 + (dx * dx + dz * dz) / 14);
        }
        return sum;
    }
}
