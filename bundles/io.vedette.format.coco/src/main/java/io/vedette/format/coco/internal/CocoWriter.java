package io.vedette.format.coco.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.vedette.spi.format.AnnotationFormat.Sink;
import io.vedette.spi.format.AnnotationFormat.Writer;
import io.vedette.spi.format.Row;
import io.vedette.spi.geometry.Point;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes {@code annotations/instances_SUBSET.json} for every subset that occurs. Pictures,
 * annotations and classes keep the ids they had in COCO.
 */
final class CocoWriter implements Writer {
    private static final String COCO = "coco.";
    private final Sink out;
    private final Map<String, SubsetFiles> subsets = new TreeMap<>();
    private final Map<String, Category> categories = new LinkedHashMap<>();
    private final Ids categoryIds = new Ids();
    private boolean closed;

    CocoWriter(Sink out) {
        this.out = out;
    }

    @Override
    public void label(Row.Label label) {
        categories.computeIfAbsent(
                label.name(),
                name ->
                        new Category(
                                categoryId(label.attributes().get("coco.id")), label.attributes()));
    }

    /** COCO itself counts from 1, but files that count from 0 are about. */
    private long categoryId(String before) {
        boolean zero =
                "0".equals(before) && categories.values().stream().noneMatch(c -> c.id() == 0);
        return zero ? 0 : categoryIds.give(before);
    }

    private long categoryOf(String label) {
        return categories
                .computeIfAbsent(label, name -> new Category(categoryId(null), Map.of()))
                .id();
    }

    @Override
    public List<String> write(Row.Picture picture) throws IOException {
        String subset = picture.attributes().getOrDefault("subset", "default");
        SubsetFiles files = subsets.get(subset);
        if (files == null) {
            files = new SubsetFiles();
            subsets.put(subset, files);
        }
        List<String> lost = new ArrayList<>();
        long id = files.pictureIds.give(picture.attributes().get("coco.id"));
        JsonGenerator json = files.pictures;
        json.writeStartObject();
        json.writeNumberField("id", id);
        json.writeStringField("file_name", picture.name());
        if (picture.size().isPresent()) {
            json.writeNumberField("width", picture.size().get().width());
            json.writeNumberField("height", picture.size().get().height());
        }
        for (Map.Entry<String, String> fact : new TreeMap<>(picture.attributes()).entrySet()) {
            if (fact.getKey().startsWith(COCO) && !fact.getKey().equals("coco.id")) {
                json.writeFieldName(fact.getKey().substring(COCO.length()));
                Json.MAPPER.writeTree(json, Json.value(fact.getValue()));
            } else if (!fact.getKey().startsWith(COCO) && !fact.getKey().equals("subset")) {
                lost.add("COCO has no place for the picture's '" + fact.getKey() + "'");
            }
        }
        json.writeEndObject();
        for (Row.LabeledObject object : picture.objects()) {
            object(files, id, object);
        }
        return lost;
    }

    private void object(SubsetFiles files, long picture, Row.LabeledObject object)
            throws IOException {
        JsonGenerator json = files.annotations;
        json.writeStartObject();
        json.writeNumberField("id", files.annotationIds.give(object.id()));
        json.writeNumberField("image_id", picture);
        json.writeNumberField("category_id", categoryOf(object.label()));
        json.writeArrayFieldStart("bbox");
        Json.number(json, object.box().x());
        Json.number(json, object.box().y());
        Json.number(json, object.box().width());
        Json.number(json, object.box().height());
        json.writeEndArray();
        json.writeFieldName("area");
        Json.number(json, object.area());
        json.writeNumberField("iscrowd", object.crowd() ? 1 : 0);
        json.writeFieldName("segmentation");
        String mask = object.attributes().get("coco.segmentation");
        if (mask != null) {
            Json.MAPPER.writeTree(json, Json.value(mask));
        } else {
            outlines(json, object.outlines());
        }
        attributes(json, object.attributes());
        json.writeEndObject();
    }

    private static void outlines(JsonGenerator json, List<List<Point>> outlines)
            throws IOException {
        json.writeStartArray();
        for (List<Point> outline : outlines) {
            json.writeStartArray();
            for (Point point : outline) {
                Json.number(json, point.x());
                Json.number(json, point.y());
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void attributes(JsonGenerator json, Map<String, String> attributes)
            throws IOException {
        Map<String, String> free = new TreeMap<>();
        for (Map.Entry<String, String> fact : new TreeMap<>(attributes).entrySet()) {
            if (!fact.getKey().startsWith(COCO)) {
                free.put(fact.getKey(), fact.getValue());
            } else if (!fact.getKey().equals("coco.segmentation")) {
                json.writeFieldName(fact.getKey().substring(COCO.length()));
                Json.MAPPER.writeTree(json, Json.value(fact.getValue()));
            }
        }
        if (!free.isEmpty()) {
            json.writeObjectFieldStart("attributes");
            for (Map.Entry<String, String> fact : free.entrySet()) {
                json.writeFieldName(fact.getKey());
                Json.MAPPER.writeTree(json, Json.value(fact.getValue()));
            }
            json.writeEndObject();
        }
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        if (subsets.isEmpty()) {
            subsets.put("default", new SubsetFiles());
        }
        byte[] classes = categories();
        try {
            for (Map.Entry<String, SubsetFiles> subset : subsets.entrySet()) {
                try (OutputStream file =
                        out.create("annotations/instances_" + safe(subset.getKey()) + ".json")) {
                    subset.getValue().assemble(file, classes);
                }
            }
        } finally {
            for (SubsetFiles files : subsets.values()) {
                files.close();
            }
        }
    }

    private static String safe(String subset) {
        return subset.replaceAll("[^A-Za-z0-9._-]", "_");
    }

    private byte[] categories() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
            json.writeStartArray();
            for (Map.Entry<String, Category> category : categories.entrySet()) {
                json.writeStartObject();
                json.writeNumberField("id", category.getValue().id());
                json.writeStringField("name", category.getKey());
                for (Map.Entry<String, String> fact :
                        new TreeMap<>(category.getValue().attributes()).entrySet()) {
                    if (fact.getKey().startsWith(COCO) && !fact.getKey().equals("coco.id")) {
                        JsonNode node = Json.value(fact.getValue());
                        json.writeFieldName(fact.getKey().substring(COCO.length()));
                        Json.MAPPER.writeTree(json, node);
                    }
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        return bytes.toByteArray();
    }

    /**
     * A class.
     *
     * @param id in the files
     * @param attributes further facts
     */
    private record Category(long id, Map<String, String> attributes) {}
}
