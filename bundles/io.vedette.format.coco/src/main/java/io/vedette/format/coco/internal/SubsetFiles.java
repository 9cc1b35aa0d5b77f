package io.vedette.format.coco.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is written of one subset, until it can be put together: pictures and annotations apart. */
final class SubsetFiles implements AutoCloseable {
    private final Path pictureFile = Files.createTempFile("vedette-coco", ".json");
    private final Path annotationFile = Files.createTempFile("vedette-coco", ".json");
    final JsonGenerator pictures = generator(pictureFile);
    final JsonGenerator annotations = generator(annotationFile);
    final Ids pictureIds = new Ids();
    final Ids annotationIds = new Ids();

    SubsetFiles() throws IOException {
        pictures.writeStartArray();
        annotations.writeStartArray();
    }

    private static JsonGenerator generator(Path file) throws IOException {
        return Json.FACTORY.createGenerator(
                new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
    }

    /** Writes the whole file. */
    void assemble(OutputStream out, byte[] categories) throws IOException {
        pictures.writeEndArray();
        pictures.close();
        annotations.writeEndArray();
        annotations.close();
        out.write("{\"images\":".getBytes(StandardCharsets.UTF_8));
        Files.copy(pictureFile, out);
        out.write(",\n\"annotations\":".getBytes(StandardCharsets.UTF_8));
        Files.copy(annotationFile, out);
        out.write(",\n\"categories\":".getBytes(StandardCharsets.UTF_8));
        out.write(categories);
        out.write("}\n".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        pictures.close();
        annotations.close();
        Files.deleteIfExists(pictureFile);
        Files.deleteIfExists(annotationFile);
    }
}
