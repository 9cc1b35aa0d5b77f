package io.vedette.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vedette.spi.Box;
import io.vedette.spi.Size;
import io.vedette.spi.format.AnnotationFormat;
import io.vedette.spi.format.AnnotationFormat.Options;
import io.vedette.spi.format.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every {@link AnnotationFormat} keeps. */
public abstract class AnnotationFormatContract {
    /** The format under test. */
    protected abstract AnnotationFormat format();

    /** Options of reading and writing it needs. */
    protected Options options() {
        return new Options(Map.of());
    }

    /** How far a coordinate may be off after writing and reading, pixels. */
    protected double tolerance() {
        return 1e-9;
    }

    /** Pictures whose names are the worst that are still names. */
    protected List<Row.Picture> pictures() {
        return List.of(
                picture("a.jpg", object("1", "person", new Box(1.5, 2.25, 30, 40.125))),
                picture(
                        "left/same.jpg",
                        object("2", "person", new Box(0, 0, 640, 480)),
                        object("3", "street sign", new Box(100.25, 7, 12, 9))),
                picture("right/same.jpg", object("4", "dog", new Box(5, 6, 7, 8))),
                picture("nothing on it.jpg"),
                picture("G\u00e4ste 2.JPG", object("5", "dog", new Box(10, 10, 20, 20))));
    }

    /** A picture of 640 x 480. */
    protected static Row.Picture picture(String name, Row.LabeledObject... objects) {
        return new Row.Picture(name, Optional.of(new Size(640, 480)), List.of(objects));
    }

    /** An object without anything but its box. */
    protected static Row.LabeledObject object(String id, String label, Box box) {
        return new Row.LabeledObject(id, label, box, box.area(), false, List.of(), Map.of());
    }

    @Test
    void whatWasWrittenIsRead() throws IOException {
        List<Row.Picture> read = new ArrayList<>();
        for (Row row : rows(written(pictures()))) {
            assertThat(row).isNotInstanceOf(Row.Rejected.class);
            if (row instanceof Row.Picture) {
                read.add((Row.Picture) row);
            }
        }
        assertThat(read)
                .extracting(Row.Picture::name)
                .containsExactlyInAnyOrderElementsOf(
                        pictures().stream().map(Row.Picture::name).toList());
        for (Row.Picture wanted : pictures()) {
            Row.Picture got =
                    read.stream().filter(p -> p.name().equals(wanted.name())).findFirst().get();
            assertThat(got.objects()).hasSameSizeAs(wanted.objects());
            for (int i = 0; i < wanted.objects().size(); i++) {
                Row.LabeledObject a = wanted.objects().get(i);
                Row.LabeledObject b = got.objects().get(i);
                assertThat(b.label()).isEqualTo(a.label());
                assertThat(b.box().x()).isCloseTo(a.box().x(), within(tolerance()));
                assertThat(b.box().y()).isCloseTo(a.box().y(), within(tolerance()));
                assertThat(b.box().width()).isCloseTo(a.box().width(), within(tolerance()));
                assertThat(b.box().height()).isCloseTo(a.box().height(), within(tolerance()));
            }
        }
    }

    @Test
    void classesWithoutAnObjectAreKeptOrNeverGiven() throws IOException {
        MemoryFiles files = new MemoryFiles();
        try (AnnotationFormat.Writer writer = format().write(files, options())) {
            writer.label(new Row.Label("unused", Map.of()));
            for (Row.Picture picture : pictures()) {
                writer.write(picture);
            }
        }
        List<String> labels =
                rows(files).stream()
                        .filter(Row.Label.class::isInstance)
                        .map(r -> ((Row.Label) r).name())
                        .toList();
        if (!labels.isEmpty()) {
            assertThat(labels).contains("unused", "person", "street sign", "dog");
            assertThat(labels).doesNotHaveDuplicates();
        }
    }

    @Test
    void nothingWrittenIsReadAsNothing() throws IOException {
        assertThat(rows(written(List.of()))).noneMatch(Row.Picture.class::isInstance);
    }

    @Test
    void closingTwiceWritesOnce() throws IOException {
        MemoryFiles files = new MemoryFiles();
        AnnotationFormat.Writer writer = format().write(files, options());
        writer.write(pictures().get(0));
        writer.close();
        writer.close();
        assertThat(files.entries()).isNotEmpty();
    }

    @Test
    void damagedFilesAreRefusedOrReadInPartButNeverFailOtherwise() throws IOException {
        MemoryFiles whole = written(pictures());
        Random random = new Random(5);
        for (int round = 0; round < 300; round++) {
            MemoryFiles damaged = new MemoryFiles();
            for (String name : whole.entries()) {
                damaged.with(name, damage(whole.content(name), random));
            }
            try {
                rows(damaged);
            } catch (IOException expected) {
                // Said to be damaged: that is an answer.
                assertThat(expected.getMessage()).isNotBlank();
            }
        }
    }

    private static byte[] damage(byte[] content, Random random) {
        byte[] damaged = content.clone();
        if (damaged.length == 0) {
            return damaged;
        }
        if (random.nextInt(4) == 0) {
            return java.util.Arrays.copyOf(damaged, random.nextInt(damaged.length));
        }
        for (int i = 0; i < 1 + random.nextInt(5); i++) {
            damaged[random.nextInt(damaged.length)] = (byte) (32 + random.nextInt(95));
        }
        return damaged;
    }

    @Test
    void aSourceWithoutFilesOfTheFormatIsRefusedOrEmpty() throws IOException {
        try {
            assertThat(rows(new MemoryFiles().with("readme.txt", "hello")))
                    .noneMatch(Row.Picture.class::isInstance);
        } catch (IOException expected) {
            assertThat(expected.getMessage()).isNotBlank();
        }
    }

    /** Pictures written by the format. */
    protected final MemoryFiles written(List<Row.Picture> pictures) throws IOException {
        MemoryFiles files = new MemoryFiles();
        try (AnnotationFormat.Writer writer = format().write(files, options())) {
            for (Row.Picture picture : pictures) {
                writer.write(picture);
            }
        }
        return files;
    }

    /** All rows of some files. */
    protected final List<Row> rows(MemoryFiles files) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (AnnotationFormat.Reader reader = format().read(files, options())) {
            for (Optional<Row> row = reader.next(); row.isPresent(); row = reader.next()) {
                rows.add(row.get());
            }
        }
        return rows;
    }
}
