package io.vedette.core.watch.internal;

import io.vedette.service.watch.RuleSpec;
import io.vedette.spi.Box;
import io.vedette.spi.Size;
import io.vedette.spi.geometry.Point;
import io.vedette.spi.geometry.Polygon;
import io.vedette.spi.rule.RuleRefusedException;
import io.vedette.spi.track.Track;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What all rules share: which tracks come in, and when what goes out counts. */
final class RuleFilter {
    /** From the middle; one picture beyond each edge. */
    private static final double BESIDE = 1.5;

    private final Set<String> classes;
    private final double minWidth;
    private final double minHeight;
    private final List<Polygon> include;
    private final List<Polygon> exclude;
    private final Anchor anchor;
    private final boolean armed;
    private final Schedule schedule;

    private enum Anchor {
        BOTTOM,
        CENTER,
        ANY,
        ALL
    }

    /** Reads a rule's shared parameters. */
    RuleFilter(RuleSpec rule) {
        Map<String, Object> params = rule.params();
        try {
            classes = classes(params.get("classes"));
            minWidth = share(params, "min_width");
            minHeight = share(params, "min_height");
            include = polygons("include", params.get("include"));
            exclude = polygons("exclude", params.get("exclude"));
            anchor = anchor(params.get("anchor"));
            armed = flag(params.get("armed"));
            schedule = schedule(params.get("schedule"));
            rule.points().forEach(p -> normalised("points", p));
        } catch (IllegalArgumentException e) {
            throw new RuleRefusedException(
                    "rule " + rule.id() + " (" + rule.type() + "): " + e.getMessage());
        }
    }

    /** The tracks that count for the rule. */
    List<Track> wanted(List<Track> tracks, Size size) {
        List<Track> wanted = new ArrayList<>(tracks.size());
        for (Track track : tracks) {
            if (track.state() == Track.State.CONFIRMED
                    && (classes.isEmpty() || classes.contains(track.label()))
                    && track.box().width() >= minWidth * size.width()
                    && track.box().height() >= minHeight * size.height()
                    && (include.isEmpty() || inside(track.box(), size, include))
                    && (exclude.isEmpty() || !inside(track.box(), size, exclude))) {
                wanted.add(track);
            }
        }
        return wanted;
    }

    /** Whether what fires now counts. */
    boolean counts(Instant when) {
        return armed && schedule.contains(when);
    }

    private boolean inside(Box box, Size size, List<Polygon> zones) {
        return switch (anchor) {
            case BOTTOM -> contains(zones, box.anchor(size));
            case CENTER -> contains(zones, box.center(size));
            case ANY -> corners(box, size).stream().anyMatch(p -> contains(zones, p));
            case ALL -> corners(box, size).stream().allMatch(p -> contains(zones, p));
        };
    }

    private static List<Point> corners(Box box, Size size) {
        double w = size.width();
        double h = size.height();
        return List.of(
                box.center(size),
                new Point(box.x() / w, box.y() / h),
                new Point(box.right() / w, box.y() / h),
                new Point(box.x() / w, box.bottom() / h),
                new Point(box.right() / w, box.bottom() / h));
    }

    private static boolean contains(List<Polygon> zones, Point p) {
        return zones.stream().anyMatch(zone -> zone.contains(p));
    }

    private static Set<String> classes(Object value) {
        Set<String> all = new TreeSet<>();
        if (value instanceof List<?> list) {
            list.forEach(one -> all.add(one.toString()));
        } else if (value != null) {
            all.add(value.toString());
        }
        return all;
    }

    private static double share(Map<String, Object> params, String name) {
        Object value = params.get(name);
        if (value == null) {
            return 0;
        }
        if (value instanceof Number n && n.doubleValue() >= 0 && n.doubleValue() <= 1) {
            return n.doubleValue();
        }
        throw new IllegalArgumentException(
                name + " is a share of the picture, 0 to 1, not " + value);
    }

    private static Anchor anchor(Object value) {
        if (value == null) {
            return Anchor.BOTTOM;
        }
        for (Anchor one : Anchor.values()) {
            if (one.name().equalsIgnoreCase(value.toString())) {
                return one;
            }
        }
        throw new IllegalArgumentException("anchor is bottom, center, any or all, not " + value);
    }

    private static boolean flag(Object value) {
        if (value == null || Boolean.TRUE.equals(value)) {
            return true;
        }
        if (Boolean.FALSE.equals(value)) {
            return false;
        }
        throw new IllegalArgumentException("armed is true or false, not " + value);
    }

    private static Schedule schedule(Object value) {
        try {
            return Schedule.parse(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("schedule " + e.getMessage(), e);
        }
    }

    private static List<Polygon> polygons(String name, Object value) {
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list) || list.isEmpty()) {
            throw new IllegalArgumentException(name + " is a list of polygons");
        }
        List<Polygon> all = new ArrayList<>();
        for (Object one : list) {
            if (!(one instanceof List<?> corners)) {
                throw new IllegalArgumentException(name + " is a list of polygons [[x, y], ...]");
            }
            all.add(new Polygon(corners.stream().map(c -> point(name, c)).toList()));
        }
        return all;
    }

    private static Point point(String name, Object value) {
        if (value instanceof List<?> xy
                && xy.size() == 2
                && xy.get(0) instanceof Number x
                && xy.get(1) instanceof Number y) {
            return normalised(name, new Point(x.doubleValue(), y.doubleValue()));
        }
        throw new IllegalArgumentException(name + " has a corner that is not [x, y]: " + value);
    }

    /** A line may begin beside the picture; what is farther away was meant in pixels. */
    private static Point normalised(String name, Point p) {
        if (Math.abs(p.x() - 0.5) > BESIDE || Math.abs(p.y() - 0.5) > BESIDE) {
            throw new IllegalArgumentException(
                    name
                            + " are normalised to the picture, 0 to 1 from left to right and from"
                            + " top to bottom, not ["
                            + p.x()
                            + ", "
                            + p.y()
                            + "]");
        }
        return p;
    }
}
