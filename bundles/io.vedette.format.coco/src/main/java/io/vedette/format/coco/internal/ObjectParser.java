package io.vedette.format.coco.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.vedette.spi.Box;
import io.vedette.spi.format.Row;
import io.vedette.spi.geometry.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** An annotation as an object, or why it is none. */
final class ObjectParser {
    /** No camera has so many pixels: a number out of a broken tool. */
    private static final double HUGE = 1e6;

    private static final Set<String> KNOWN =
            Set.of(
                    "id",
                    "image_id",
                    "category_id",
                    "bbox",
                    "area",
                    "iscrowd",
                    "segmentation",
                    "attributes");

    private final Consumer<Row> said;

    ObjectParser(Consumer<Row> said) {
        this.said = said;
    }

    /** The object; empty where a row was said instead. */
    Optional<Row.LabeledObject> parse(
            String where, JsonNode node, String label, CocoIndex.Picture picture) {
        List<List<Point>> outlines = outlines(where, node.path("segmentation"));
        Optional<Box> box = box(where, node.path("bbox"), outlines);
        if (box.isEmpty()) {
            return Optional.empty();
        }
        if (picture.size().isPresent()) {
            Box inside = box.get().clip(picture.size().get());
            if (inside.area() == 0 && box.get().area() > 0) {
                reject(where, "its bbox lies outside the picture: " + node.path("bbox"));
                return Optional.empty();
            }
            if (box.get().width() - inside.width() > 1
                    || box.get().height() - inside.height() > 1) {
                said.accept(new Row.Warned(where, "its bbox reaches beyond the picture"));
            }
        }
        if (box.get().area() == 0) {
            said.accept(new Row.Warned(where, "its bbox is empty"));
        }
        return Optional.of(
                new Row.LabeledObject(
                        node.path("id").asText(""),
                        label,
                        box.get(),
                        area(where, node, box.get()),
                        node.path("iscrowd").asInt(0) != 0,
                        outlines,
                        attributes(node)));
    }

    private Optional<Box> box(String where, JsonNode bbox, List<List<Point>> outlines) {
        if (bbox.isMissingNode() || bbox.isNull() || bbox.isArray() && bbox.isEmpty()) {
            if (outlines.isEmpty()) {
                reject(where, "it has neither bbox nor outline");
                return Optional.empty();
            }
            said.accept(new Row.Warned(where, "its bbox was taken from its outline"));
            return Optional.of(around(outlines));
        }
        double[] numbers = new double[4];
        boolean fine = bbox.isArray() && bbox.size() == 4;
        for (int i = 0; fine && i < 4; i++) {
            numbers[i] = bbox.get(i).isNumber() ? bbox.get(i).doubleValue() : Double.NaN;
            fine = Double.isFinite(numbers[i]);
        }
        if (!fine) {
            reject(where, "its bbox is not four numbers: " + shortened(bbox));
            return Optional.empty();
        }
        if (numbers[2] < 0 || numbers[3] < 0) {
            reject(where, "its bbox has a negative side: " + bbox);
            return Optional.empty();
        }
        for (double number : numbers) {
            if (Math.abs(number) > HUGE) {
                reject(where, "its bbox is beyond a million pixels: " + bbox);
                return Optional.empty();
            }
        }
        return Optional.of(new Box(numbers[0], numbers[1], numbers[2], numbers[3]));
    }

    private static Box around(List<List<Point>> outlines) {
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (List<Point> outline : outlines) {
            for (Point point : outline) {
                left = Math.min(left, point.x());
                top = Math.min(top, point.y());
                right = Math.max(right, point.x());
                bottom = Math.max(bottom, point.y());
            }
        }
        return Box.ofEdges(left, top, right, bottom);
    }

    private double area(String where, JsonNode node, Box box) {
        JsonNode area = node.path("area");
        if (area.isMissingNode() || area.isNull()) {
            return box.area();
        }
        double given = area.isNumber() ? area.doubleValue() : Double.NaN;
        if (Double.isFinite(given) && given >= 0) {
            return given;
        }
        said.accept(new Row.Warned(where, "its area is not one: the bbox's was taken"));
        return box.area();
    }

    private List<List<Point>> outlines(String where, JsonNode segmentation) {
        List<List<Point>> outlines = new ArrayList<>();
        if (!segmentation.isArray()) {
            return outlines;
        }
        for (JsonNode polygon : segmentation) {
            List<Point> points = new ArrayList<>();
            boolean fine = polygon.isArray() && polygon.size() >= 2 && polygon.size() % 2 == 0;
            for (int i = 0; fine && i < polygon.size(); i += 2) {
                double x = polygon.get(i).asDouble(Double.NaN);
                double y = polygon.get(i + 1).asDouble(Double.NaN);
                fine = Math.abs(x) <= HUGE && Math.abs(y) <= HUGE;
                if (fine) {
                    points.add(new Point(x, y));
                }
            }
            if (fine) {
                outlines.add(points);
            } else {
                said.accept(
                        new Row.Warned(where, "an outline that is no list of x, y was left out"));
            }
        }
        return outlines;
    }

    private static Map<String, String> attributes(JsonNode node) {
        Map<String, String> attributes = new TreeMap<>();
        node.path("attributes")
                .fields()
                .forEachRemaining(f -> attributes.put(f.getKey(), Json.text(f.getValue())));
        if (node.path("segmentation").isObject()) {
            // A mask: kept as it is, run lengths and all.
            attributes.put("coco.segmentation", node.path("segmentation").toString());
        }
        node.fields()
                .forEachRemaining(
                        f -> {
                            if (!KNOWN.contains(f.getKey())) {
                                attributes.put("coco." + f.getKey(), Json.text(f.getValue()));
                            }
                        });
        return attributes;
    }

    private void reject(String where, String why) {
        said.accept(new Row.Rejected(where, "object", why));
    }

    private static String shortened(JsonNode node) {
        String text = node.toString();
        return text.length() > 100 ? text.substring(0, 100) + "..." : text;
    }
}
