package io.vedette.testkit;

import io.vedette.spi.format.AnnotationFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Files in memory, for tests of formats: what was written can be read. */
public final class MemoryFiles implements AnnotationFormat.Source, AnnotationFormat.Sink {
    private final Map<String, byte[]> files = new TreeMap<>();
    private boolean open;

    /** The files below a folder, read. */
    public static MemoryFiles of(Path folder) throws IOException {
        MemoryFiles files = new MemoryFiles();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.files.put(
                        folder.relativize(file).toString().replace('\\', '/'),
                        Files.readAllBytes(file));
            }
        }
        return files;
    }

    /** Adds a file. Returns this. */
    public MemoryFiles with(String name, String text) {
        return with(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a file. Returns this. */
    public MemoryFiles with(String name, byte[] content) {
        files.put(name, content);
        return this;
    }

    /** A file's content. */
    public byte[] content(String name) {
        return files.get(name);
    }

    @Override
    public List<String> entries() {
        return List.copyOf(files.keySet());
    }

    @Override
    public InputStream open(String entry) throws IOException {
        byte[] content = files.get(entry);
        if (content == null) {
            throw new FileNotFoundException(entry);
        }
        return new ByteArrayInputStream(content);
    }

    @Override
    public OutputStream create(String entry) {
        if (open) {
            throw new IllegalStateException(
                    "one file at a time: close the last one before " + entry);
        }
        if (files.containsKey(entry)) {
            throw new IllegalStateException(entry + " was written before");
        }
        open = true;
        return new ByteArrayOutputStream() {
            @Override
            public void close() {
                if (open && !files.containsKey(entry)) {
                    files.put(entry, toByteArray());
                    open = false;
                }
            }
        };
    }
}
