package io.vedette.rest.internal;

import io.vedette.service.problem.InvalidRequestException;
import io.vedette.spi.Box;
import io.vedette.spi.geometry.Point;
import io.vedette.spi.geometry.Polygon;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Points as {@code [x, y]}, boxes as {@code [x, y, width, height]}, as in {@code rules.yaml}. */
public final class Shapes {

    private Shapes() {}

    /** Points of a rule. */
    public static List<List<Double>> points(List<Point> points) {
        return points.stream().map(p -> List.of(p.x(), p.y())).toList();
    }

    /** Polygons of a mask. */
    public static List<List<List<Double>>> polygons(List<Polygon> polygons) {
        return polygons.stream().map(p -> points(p.corners())).toList();
    }

    /** A box in pixels. */
    public static List<Double> box(Box box) {
        return List.of(box.x(), box.y(), box.width(), box.height());
    }

    /**
     * Points that came in.
     *
     * @param what they belong to, for the refusal
     */
    public static List<Point> readPoints(String what, List<List<Double>> points) {
        List<Point> read = new ArrayList<>();
        for (List<Double> xy : points == null ? List.<List<Double>>of() : points) {
            if (xy == null || xy.size() != 2 || xy.get(0) == null || xy.get(1) == null) {
                throw new InvalidRequestException(what + ": a point is [x, y], not " + xy);
            }
            try {
                read.add(new Point(xy.get(0), xy.get(1)));
            } catch (IllegalArgumentException e) {
                throw new InvalidRequestException(what + ": " + e.getMessage());
            }
        }
        return read;
    }

    /** Refuses a map in which a name has no value. */
    public static void demandValues(String what, Map<String, ?> map) {
        if (map == null) {
            return;
        }
        map.forEach(
                (name, value) -> {
                    if (name == null || value == null) {
                        throw new InvalidRequestException(what + ": '" + name + "' is null");
                    }
                });
    }

    /** Polygons that came in. */
    public static List<Polygon> readPolygons(String what, List<List<List<Double>>> polygons) {
        List<Polygon> read = new ArrayList<>();
        for (List<List<Double>> corners :
                polygons == null ? List.<List<List<Double>>>of() : polygons) {
            try {
                read.add(new Polygon(readPoints(what, corners)));
            } catch (IllegalArgumentException e) {
                throw new InvalidRequestException(what + ": " + e.getMessage());
            }
        }
        return read;
    }
}
