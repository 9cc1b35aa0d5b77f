package io.vedette.core.evaluation.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.vedette.spi.metric.Unit;
import io.vedette.spi.metric.Unit.PredictedObject;
import io.vedette.spi.metric.Unit.TruthObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Truth as COCO JSON; predictions as COCO results, or as {@code detections.jsonl}, whose frame is
 * the image's id and whose class the category's name.
 */
final class ImageFiles {
    private final TreeMap<Long, List<TruthObject>> truths = new TreeMap<>();
    private final TreeMap<Long, List<PredictedObject>> predictions = new TreeMap<>();
    private final Map<Long, String> categories = new HashMap<>();

    List<Unit> read(Path truth, Path predicted) {
        truth(JsonRows.document(truth));
        for (JsonRows.Row row : JsonRows.rows(predicted)) {
            prediction(row);
        }
        return truths.entrySet().stream()
                .<Unit>map(
                        image ->
                                new Unit.Image(
                                        // Padded, so that the order of ids is that of numbers.
                                        String.format("%019d", image.getKey()),
                                        image.getValue(),
                                        predictions.getOrDefault(image.getKey(), List.of())))
                .toList();
    }

    private void truth(JsonRows.Row document) {
        for (String part : new String[] {"images", "annotations", "categories"}) {
            if (!document.node().path(part).isArray()) {
                throw document.wrong("COCO truth needs an array " + part);
            }
        }
        document.node()
                .get("categories")
                .forEach(c -> categories.put(c.path("id").asLong(), c.path("name").asText()));
        document.node()
                .get("images")
                .forEach(i -> truths.put(i.path("id").asLong(), new ArrayList<>()));
        int number = 0;
        for (JsonNode node : document.node().get("annotations")) {
            JsonRows.Row row = new JsonRows.Row(document.file(), ++number, node);
            List<TruthObject> image = truths.get(node.path("image_id").asLong());
            String label = categories.get(node.path("category_id").asLong());
            if (image == null || label == null) {
                throw row.wrong(
                        "annotation of image "
                                + node.path("image_id")
                                + " and category "
                                + node.path("category_id")
                                + ", one of which is not in the file");
            }
            var box = row.box("bbox").orElseThrow(() -> row.wrong("bbox is missing"));
            image.add(
                    new TruthObject(
                            row.text("id", Integer.toString(number)),
                            key(node.path("category_id").asLong(), label),
                            box,
                            row.optional("area").orElse(box.area()),
                            node.path("ignore").asInt() == 1,
                            node.path("iscrowd").asInt() == 1));
        }
    }

    private void prediction(JsonRows.Row row) {
        boolean results = row.node().has("image_id");
        long image = (long) row.number(results ? "image_id" : "frame");
        if (!truths.containsKey(image)) {
            throw row.wrong("image " + image + " is not in the truth");
        }
        String label;
        if (results) {
            long category = (long) row.number("category_id");
            label = key(category, categories.getOrDefault(category, "category " + category));
        } else {
            label = keyOf(row.text("class", ""));
        }
        double score = row.number("score");
        predictions
                .computeIfAbsent(image, i -> new ArrayList<>())
                .add(
                        new PredictedObject(
                                Integer.toString(row.number()),
                                label,
                                row.box(results ? "bbox" : "box")
                                        .orElseThrow(() -> row.wrong("its box is missing")),
                                score));
    }

    /** The name, and the id too where two categories share one. */
    private String key(long category, String name) {
        long same = categories.values().stream().filter(name::equals).count();
        return same > 1 ? name + " #" + category : name;
    }

    private String keyOf(String name) {
        return categories.entrySet().stream()
                .filter(c -> c.getValue().equals(name))
                .findFirst()
                .map(c -> key(c.getKey(), name))
                .orElse(name);
    }
}
