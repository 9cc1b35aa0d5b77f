package io.vedette.format.coco.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.vedette.spi.format.AnnotationFormat.Source;
import io.vedette.spi.format.Row;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The second pass: annotations sorted by picture. A small file is sorted in memory; of a large one
 * each run of pictures has a temporary file, and one of them is in memory at a time.
 */
final class ByPicture implements AutoCloseable {
    private static final int MOST_FILES = 64;
    private final CocoIndex index;
    private final Consumer<Row> said;
    private final int parts;
    private final List<Path> files = new ArrayList<>();
    private Map<Integer, List<Row.LabeledObject>> objects = new TreeMap<>();
    private int loaded = -1;

    /**
     * @param partBytes of annotations that may be in memory
     */
    ByPicture(Source in, CocoIndex index, long partBytes, Consumer<Row> said) throws IOException {
        this.index = index;
        this.said = said;
        parts =
                (int)
                        Math.max(
                                1,
                                Math.min(
                                        MOST_FILES,
                                        (index.annotationBytes + partBytes - 1) / partBytes));
        List<JsonGenerator> out = new ArrayList<>();
        try {
            for (int i = 0; i < parts && parts > 1; i++) {
                Path file = Files.createTempFile("vedette-coco", ".json");
                files.add(file);
                out.add(
                        Json.FACTORY.createGenerator(
                                new BufferedOutputStream(Files.newOutputStream(file))));
            }
            sort(in, out);
            if (parts == 1) {
                loaded = 0;
            }
        } catch (IOException | RuntimeException e) {
            close(out);
            close();
            throw e;
        }
        close(out);
    }

    private static void close(List<JsonGenerator> out) throws IOException {
        for (JsonGenerator generator : out) {
            generator.close();
        }
    }

    private void sort(Source in, List<JsonGenerator> out) throws IOException {
        try (InputStream bytes = in.open(index.file);
                JsonParser json = Json.FACTORY.createParser(bytes)) {
            json.setCodec(Json.MAPPER);
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean annotations = json.currentName().equals("annotations");
                if (json.nextToken() != JsonToken.START_ARRAY || !annotations) {
                    json.skipChildren();
                    continue;
                }
                for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
                    place(i, json.readValueAsTree(), out);
                }
            }
        }
    }

    private void place(int i, JsonNode node, List<JsonGenerator> out) throws IOException {
        String where = where(i);
        String image = node.path("image_id").asText("");
        CocoIndex.Picture picture = index.byId.get(image);
        String label = index.classes.get(node.path("category_id").asText(""));
        if (picture == null) {
            reject(where, "there is no picture of the id '" + image + "'");
        } else if (picture.index() < 0) {
            reject(where, "its picture " + image + " was refused");
        } else if (label == null) {
            reject(
                    where,
                    "there is no class of the id '" + node.path("category_id").asText("") + "'");
        } else if (parts == 1) {
            keep(where, node, label, picture);
        } else {
            JsonGenerator to = out.get(part(picture.index()));
            to.writeStartArray();
            to.writeNumber(i);
            Json.MAPPER.writeTree(to, node);
            to.writeEndArray();
        }
    }

    private int part(int picture) {
        return (int) ((long) picture * parts / Math.max(1, index.pictures.size()));
    }

    private void keep(String where, JsonNode node, String label, CocoIndex.Picture picture) {
        new ObjectParser(said)
                .parse(where, node, label, picture)
                .ifPresent(
                        o ->
                                objects.computeIfAbsent(picture.index(), p -> new ArrayList<>())
                                        .add(o));
    }

    private void reject(String where, String why) {
        said.accept(new Row.Rejected(where, "object", why));
    }

    private String where(int i) {
        return index.file + " annotations[" + i + "]";
    }

    /** The objects of a picture, in file order; asked for in order of the pictures. */
    List<Row.LabeledObject> of(CocoIndex.Picture picture) throws IOException {
        int part = parts == 1 ? 0 : part(picture.index());
        if (part != loaded) {
            objects = new TreeMap<>();
            load(files.get(part));
            loaded = part;
        }
        List<Row.LabeledObject> found = objects.remove(picture.index());
        return found == null ? List.of() : found;
    }

    private void load(Path file) throws IOException {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
                JsonParser json = Json.FACTORY.createParser(bytes)) {
            json.setCodec(Json.MAPPER);
            while (json.nextToken() == JsonToken.START_ARRAY) {
                int i = json.nextIntValue(0);
                json.nextToken();
                JsonNode node = json.readValueAsTree();
                json.nextToken();
                keep(
                        where(i),
                        node,
                        index.classes.get(node.path("category_id").asText("")),
                        index.byId.get(node.path("image_id").asText("")));
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
