package io.vedette.format.coco.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.vedette.spi.Size;
import io.vedette.spi.format.AnnotationFormat.Source;
import io.vedette.spi.format.Row;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The first pass over an annotation file: its pictures, its classes, and how large the rest is. */
final class CocoIndex {
    private static final Set<String> KNOWN = Set.of("id", "file_name", "width", "height");

    final String file;
    final String subset;
    final List<Picture> pictures = new ArrayList<>();
    final Map<String, Picture> byId = new HashMap<>();
    final Map<String, String> classes = new LinkedHashMap<>();
    final List<Row> labels = new ArrayList<>();
    final List<Row> said = new ArrayList<>();
    long annotationBytes;
    boolean coco;

    CocoIndex(Source in, String file, Names names, Set<String> taken) throws IOException {
        this.file = file;
        subset = subset(file);
        boolean images = false;
        boolean annotations = false;
        try (InputStream bytes = in.open(file);
                JsonParser json = Json.FACTORY.createParser(bytes)) {
            json.setCodec(Json.MAPPER);
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return;
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                boolean list = json.nextToken() == JsonToken.START_ARRAY;
                if (list && field.equals("images")) {
                    images = true;
                    images(json, names, taken);
                } else if (list && field.equals("categories")) {
                    categories(json);
                } else if (list && field.equals("annotations")) {
                    annotations = true;
                    long from = json.currentLocation().getByteOffset();
                    json.skipChildren();
                    annotationBytes += json.currentLocation().getByteOffset() - from;
                } else {
                    if (!field.equals("type")) {
                        said.add(new Row.Warned(file + " " + field, "not kept"));
                    }
                    json.skipChildren();
                }
            }
        }
        coco = images && annotations;
    }

    /**
     * {@code train} of {@code annotations/instances_train.json} or {@code
     * train/_annotations.coco.json}.
     */
    static String subset(String file) {
        String last = file.substring(file.lastIndexOf('/') + 1);
        String stem = last.substring(0, last.length() - ".json".length());
        if (last.startsWith("_annotations") && file.contains("/")) {
            String folder = file.substring(0, file.lastIndexOf('/'));
            return folder.substring(folder.lastIndexOf('/') + 1);
        }
        for (String kind : List.of("instances_", "person_keypoints_", "image_info_", "stuff_")) {
            if (stem.startsWith(kind) && stem.length() > kind.length()) {
                return stem.substring(kind.length());
            }
        }
        return "default";
    }

    private void images(JsonParser json, Names names, Set<String> taken) throws IOException {
        for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
            String where = file + " images[" + i + "]";
            JsonNode node = json.readValueAsTree();
            String id = node.path("id").asText("");
            String given = node.path("file_name").asText("");
            Optional<String> refused =
                    id.isEmpty() ? Optional.of("it has no id") : Names.refused(given);
            if (refused.isEmpty() && byId.containsKey(id)) {
                refused = Optional.of("the id " + id + " was given before");
            }
            String name = refused.isPresent() ? given : names.resolve(given, file, subset);
            if (refused.isEmpty() && !taken.add(name)) {
                refused = Optional.of("the picture " + name + " was described before");
            }
            if (refused.isPresent()) {
                said.add(new Row.Rejected(where, "picture", refused.get()));
                byId.putIfAbsent(id, Picture.REFUSED);
                continue;
            }
            if (given.contains("\\")) {
                said.add(new Row.Warned(where, "back-slashes in file_name were turned"));
            }
            Picture picture =
                    new Picture(pictures.size(), name, size(node, where), attributes(id, node));
            byId.put(id, picture);
            pictures.add(picture);
        }
    }

    private Optional<Size> size(JsonNode node, String where) {
        int width = node.path("width").asInt(0);
        int height = node.path("height").asInt(0);
        if (width > 0 && height > 0) {
            return Optional.of(new Size(width, height));
        }
        if (node.has("width") || node.has("height")) {
            said.add(new Row.Warned(where, "its size is not one and was not kept"));
        }
        return Optional.empty();
    }

    private Map<String, String> attributes(String id, JsonNode node) {
        Map<String, String> attributes = new TreeMap<>();
        attributes.put("subset", subset);
        attributes.put("coco.id", id);
        node.fields()
                .forEachRemaining(
                        f -> {
                            if (!KNOWN.contains(f.getKey())) {
                                attributes.put("coco." + f.getKey(), Json.text(f.getValue()));
                            }
                        });
        return attributes;
    }

    private void categories(JsonParser json) throws IOException {
        Set<String> seen = new HashSet<>(classes.values());
        for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
            String where = file + " categories[" + i + "]";
            JsonNode node = json.readValueAsTree();
            String id = node.path("id").asText("");
            String name = node.path("name").asText("");
            if (id.isEmpty() || name.isBlank()) {
                said.add(new Row.Warned(where, "a class needs an id and a name: left out"));
                continue;
            }
            if (classes.putIfAbsent(id, name) != null) {
                said.add(
                        new Row.Warned(
                                where,
                                "the id " + id + " is " + classes.get(id) + " already: left out"));
                continue;
            }
            if (!seen.add(name)) {
                said.add(new Row.Warned(where, "there are two classes " + name + ": made one"));
                continue;
            }
            Map<String, String> attributes = new TreeMap<>();
            node.fields()
                    .forEachRemaining(
                            f -> {
                                if (!f.getKey().equals("name")) {
                                    attributes.put("coco." + f.getKey(), Json.text(f.getValue()));
                                }
                            });
            labels.add(new Row.Label(name, attributes));
        }
    }

    /**
     * A picture of the file.
     *
     * @param index in order of the file; -1 for one that was refused
     * @param name of its file
     * @param size where it is given
     * @param attributes whatever else is said
     */
    record Picture(int index, String name, Optional<Size> size, Map<String, String> attributes) {
        static final Picture REFUSED = new Picture(-1, "", Optional.empty(), Map.of());
    }
}
