package io.vedette.core.dataset.internal;

import io.vedette.spi.format.AnnotationFormat;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files that were given: a folder, a zip, or one file. */
final class Sources {
    private Sources() {}

    /** Opens it; to be closed. */
    static Opened open(Path path, String nameOfOne) throws IOException {
        if (Files.isDirectory(path)) {
            return new Opened(folder(path), () -> {});
        }
        if (!Files.isRegularFile(path)) {
            throw new FileNotFoundException("there is no file or folder " + path);
        }
        if (zip(path)) {
            Archive archive = Archive.open(path, Archive.Limits.STOCK);
            return new Opened(archive, archive::close);
        }
        return new Opened(one(path, nameOfOne), () -> {});
    }

    private static boolean zip(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] head = in.readNBytes(4);
            return head.length == 4
                    && head[0] == 'P'
                    && head[1] == 'K'
                    && (head[2] == 3 || head[2] == 5);
        }
    }

    private static AnnotationFormat.Source folder(Path folder) throws IOException {
        Path real = folder.toRealPath();
        List<String> entries;
        try (Stream<Path> all = Files.walk(real)) {
            // Links are not followed: a folder is what lies in it.
            entries =
                    all.filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS))
                            .map(f -> real.relativize(f).toString().replace('\\', '/'))
                            .sorted()
                            .toList();
        }
        return new AnnotationFormat.Source() {
            @Override
            public List<String> entries() {
                return entries;
            }

            @Override
            public InputStream open(String entry) throws IOException {
                if (!entries.contains(entry)) {
                    throw new FileNotFoundException("there is no " + entry + " in " + folder);
                }
                return Files.newInputStream(real.resolve(entry));
            }
        };
    }

    private static AnnotationFormat.Source one(Path file, String name) {
        return new AnnotationFormat.Source() {
            @Override
            public List<String> entries() {
                return List.of(name);
            }

            @Override
            public InputStream open(String entry) throws IOException {
                if (!entry.equals(name)) {
                    throw new FileNotFoundException("there is only " + name);
                }
                return Files.newInputStream(file);
            }
        };
    }

    /**
     * An open source.
     *
     * @param source the files
     * @param closing what ends it
     */
    record Opened(AnnotationFormat.Source source, Closing closing) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            closing.close();
        }
    }

    /** Ends something. */
    interface Closing {
        /** Ends it. */
        void close() throws IOException;
    }
}
