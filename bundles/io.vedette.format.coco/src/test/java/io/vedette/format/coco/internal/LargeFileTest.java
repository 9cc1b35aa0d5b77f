package io.vedette.format.coco.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.spi.format.AnnotationFormat;
import io.vedette.spi.format.AnnotationFormat.Options;
import io.vedette.spi.format.Row;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Memory follows pictures, not annotations: an annotation file far larger than what is allowed. */
class LargeFileTest {
    private static final int PICTURES = 2000;
    @TempDir Path folder;

    private Path file(int annotations) throws IOException {
        Path file = folder.resolve(annotations + ".json");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            // Annotations before the pictures they are of: the worst order.
            out.write("{\"annotations\":[");
            for (int i = 0; i < annotations; i++) {
                out.write(
                        (i > 0 ? ",\n" : "")
                                + "{\"id\":"
                                + (i + 1)
                                + ",\"image_id\":"
                                + (1 + i * 7919L % PICTURES)
                                + ",\"category_id\":1,\"bbox\":[1,2,30,40],\"area\":1200,"
                                + "\"iscrowd\":0,\"segmentation\":[[1,2,31,2,31,42,1,42,1.25,2.5,"
                                + "3.75,4.125,5.5,6.75,7.125,8.25,9.5,10.75,11.125,12.25]]}");
            }
            out.write("],\"images\":[");
            for (int i = 1; i <= PICTURES; i++) {
                out.write(
                        (i > 1 ? "," : "")
                                + "{\"id\":"
                                + i
                                + ",\"file_name\":\"p"
                                + i
                                + ".jpg\",\"width\":640,\"height\":480}");
            }
            out.write("],\"categories\":[{\"id\":1,\"name\":\"a\"}]}");
        }
        return file;
    }

    /** Converts and returns the most bytes that were alive meanwhile, beyond those before. */
    private long alive(Path file, int annotations) throws IOException {
        long before = used();
        long most = 0;
        long objects = 0;
        int n = 0;
        try (AnnotationFormat.Reader reader =
                        new CocoReader(source(file), new Options(Map.of()), 1 << 20);
                AnnotationFormat.Writer writer =
                        new CocoWriter(name -> OutputStream.nullOutputStream())) {
            for (Optional<Row> row = reader.next(); row.isPresent(); row = reader.next()) {
                if (row.get() instanceof Row.Picture) {
                    objects += ((Row.Picture) row.get()).objects().size();
                    writer.write((Row.Picture) row.get());
                }
                if (n++ % 400 == 0) {
                    most = Math.max(most, used() - before);
                }
            }
        }
        assertThat(objects).isEqualTo(annotations);
        return most;
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static AnnotationFormat.Source source(Path file) {
        return new AnnotationFormat.Source() {
            @Override
            public List<String> entries() {
                return List.of("a.json");
            }

            @Override
            public InputStream open(String entry) throws IOException {
                return Files.newInputStream(file);
            }
        };
    }

    @Test
    void fiveTimesTheAnnotationsNeedAboutTheSameMemory() throws IOException {
        Path small = file(30_000);
        Path large = file(150_000);
        alive(small, 30_000);
        long few = alive(small, 30_000);
        long many = alive(large, 150_000);
        System.getLogger("test")
                .log(
                        System.Logger.Level.INFO,
                        "alive {0} KiB of {1} KiB, {2} KiB of {3} KiB",
                        few >> 10,
                        Files.size(small) >> 10,
                        many >> 10,
                        Files.size(large) >> 10);
        // All in memory would be more than the file; 16 bytes per id are forced by unique ids.
        assertThat(many).isLessThan(12L << 20).isLessThan(Files.size(large) / 2);
        assertThat(many - few).isLessThan(8L << 20);
    }
}
