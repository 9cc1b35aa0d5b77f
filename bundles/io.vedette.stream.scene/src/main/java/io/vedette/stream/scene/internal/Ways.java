package io.vedette.stream.scene.internal;

import io.vedette.spi.geometry.Point;
import java.util.ArrayList;
import java.util.List;

/** Finds ways through a place: along the pavement, through the gate, about the yard. */
final class Ways {
    private final Layout layout;
    private final Camera camera;
    private final Dice dice;

    Ways(Layout layout, Dice dice) {
        this.layout = layout;
        this.camera = layout.camera;
        this.dice = dice;
    }

    /** World x where the picture's left (-1) or right (1) edge, and some more, meets a row. */
    double edge(int side, double z, double more) {
        double across = side * camera.size().width() * 0.5 / camera.focal();
        double x =
                z * (across * camera.cos() + camera.sin()) / (camera.cos() - across * camera.sin());
        return x + side * more;
    }

    /** A way along one of the pavements, from outside the picture to outside of it. */
    List<Route.Stop> pavement(boolean near) {
        double z =
                near
                        ? dice.between(layout.fence + 0.7, layout.kerb - 0.3)
                        : dice.between(layout.farKerb + 0.5, layout.farPavement - 0.3);
        int side = dice.chance(0.5) ? 1 : -1;
        List<Route.Stop> stops = new ArrayList<>();
        stops.add(new Route.Stop(edge(-side, z, 1.5), z, 0));
        double pause = dice.chance(0.12) ? dice.between(2, 8) : 0;
        stops.add(new Route.Stop(edge(dice.chance(0.5) ? 1 : -1, z, -4), z + 0.05, pause));
        stops.add(new Route.Stop(edge(side, z, 1.5), z, 0));
        if (stops.get(1).x() > stops.get(0).x() != stops.get(2).x() > stops.get(1).x()) {
            stops.remove(1);
        }
        return stops;
    }

    /** Into the yard by one of its entrances: stops until just inside. */
    List<Route.Stop> in(boolean alsoDoor) {
        List<Route.Stop> stops = new ArrayList<>();
        double kind = dice.unit();
        if (kind < 0.6) {
            double z = dice.between(layout.fence + 0.8, layout.kerb - 0.3);
            int side = dice.chance(0.5) ? 1 : -1;
            stops.add(new Route.Stop(edge(side, z, 1), z, 0));
            stops.add(new Route.Stop(layout.gate + side * 0.9, z, 0));
            stops.add(new Route.Stop(layout.gate + side * 0.1, layout.fence + 0.3, 0));
            stops.add(new Route.Stop(layout.gate, layout.fence - 0.8, 0));
        } else if (kind < 0.8 || !alsoDoor) {
            double row = camera.size().height() * dice.between(0.64, 0.88);
            double column = layout.wallSide > 0 ? -0.09 : 1.09;
            stops.add(ground(column * camera.size().width(), row, 0));
        } else {
            double column = camera.size().width() * dice.between(0.3, 0.7);
            stops.add(ground(column, camera.size().height() * 1.45, 0));
        }
        return stops;
    }

    /** The same backwards. */
    List<Route.Stop> out(boolean alsoDoor) {
        List<Route.Stop> stops = in(alsoDoor);
        java.util.Collections.reverse(stops);
        return stops;
    }

    /** Over the fence or from the open side, as animals come. */
    Route.Stop slip() {
        if (dice.chance(0.45)) {
            double row = camera.size().height() * dice.between(0.62, 0.9);
            double column = layout.wallSide > 0 ? -0.08 : 1.08;
            return ground(column * camera.size().width(), row, 0);
        }
        double x = edge(-1, layout.fence, -1.5);
        double y = edge(1, layout.fence, -1.5);
        return new Route.Stop(dice.between(x, y), layout.fence + 0.9, 0);
    }

    /** A point well inside the yard and the picture. */
    Route.Stop inside(double seconds) {
        for (int i = 0; i < 400; i++) {
            double x = dice.between(0.06, 0.94);
            double y = dice.between(0.5, 0.92);
            boolean clear =
                    layout.yard.contains(new Point(x, y - 0.03))
                            && layout.yard.contains(new Point(x - 0.05, y))
                            && layout.yard.contains(new Point(x + 0.05, y));
            if (clear) {
                Route.Stop stop =
                        ground(x * camera.size().width(), y * camera.size().height(), seconds);
                if (free(stop)) {
                    return stop;
                }
            }
        }
        return new Route.Stop(layout.gate, layout.fence - 2, seconds);
    }

    private boolean free(Route.Stop stop) {
        for (Layout.Shrub shrub : layout.shrubs) {
            double dx = stop.x() - shrub.x();
            double dz = stop.z() - shrub.z();
            if (dx * dx + dz * dz < (shrub.radius() + 0.4) * (shrub.radius() + 0.4)) {
                return false;
            }
        }
        return true;
    }

    private Route.Stop ground(double column, double row, double seconds) {
        return new Route.Stop(camera.groundX(column, row), camera.groundZ(column, row), seconds);
    }

    /** First time, in seconds of the route, at which its foot stands in the yard. */
    double arrival(Route route) {
        for (double t = 0; t < route.seconds(); t += 0.2) {
            double arc = route.arc(t);
            double x = route.x(arc);
            double z = route.z(arc);
            double depth = camera.depth(x, z);
            if (depth > 1) {
                Point foot =
                        new Point(
                                camera.column(x, z, depth) / camera.size().width(),
                                camera.row(0, depth) / camera.size().height());
                if (layout.yard.contains(foot)) {
                    return t;
                }
            }
        }
        return 0;
    }
}
