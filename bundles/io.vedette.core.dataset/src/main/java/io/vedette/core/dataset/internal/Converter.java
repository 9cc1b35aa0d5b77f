package io.vedette.core.dataset.internal;

import io.vedette.service.dataset.Conversions;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.spi.format.AnnotationFormat;
import io.vedette.spi.format.Row;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Files of one format into files of another. */
@Component(service = Conversions.class)
public final class Converter implements Conversions {
    private final Formats formats;

    /** As a component. */
    @Activate
    public Converter(@Reference Formats formats) {
        this.formats = formats;
    }

    @Override
    public List<String> formats() {
        return formats.ids();
    }

    @Override
    public Report convert(
            String from,
            String to,
            Path in,
            Path out,
            boolean dryRun,
            Map<String, String> options) {
        AnnotationFormat reads = formats.needed(from);
        AnnotationFormat writes = formats.needed(to);
        AnnotationFormat.Options chosen = new AnnotationFormat.Options(options);
        Tally tally = new Tally();
        try (Sources.Opened opened = Sources.open(in, in.getFileName().toString());
                Target target = target(out, dryRun)) {
            try (AnnotationFormat.Reader reader = reads.read(opened.source(), chosen);
                    AnnotationFormat.Writer writer = writes.write(target.sink(), chosen)) {
                for (Optional<Row> row = reader.next(); row.isPresent(); row = reader.next()) {
                    pass(row.get(), writer, tally);
                }
            }
        } catch (IOException e) {
            throw new InvalidRequestException(in + ": " + e.getMessage());
        }
        return new Report(
                tally.picturesIn(),
                tally.picturesKept(),
                tally.objectsIn(),
                tally.objectsKept(),
                tally.rejected(),
                tally.warned());
    }

    private static void pass(Row row, AnnotationFormat.Writer writer, Tally tally)
            throws IOException {
        if (row instanceof Row.Label) {
            writer.label((Row.Label) row);
        } else if (row instanceof Row.Rejected) {
            Row.Rejected rejected = (Row.Rejected) row;
            tally.reject(rejected.where(), rejected.what(), rejected.why());
        } else if (row instanceof Row.Warned) {
            tally.warn(((Row.Warned) row).where(), ((Row.Warned) row).why());
        } else {
            Row.Picture picture = (Row.Picture) row;
            for (String lost : writer.write(picture)) {
                tally.warn(picture.name(), lost);
            }
            tally.picture();
            tally.objects(picture.objects().size());
        }
    }

    private static Target target(Path out, boolean dryRun) throws IOException {
        if (dryRun) {
            return new Target(name -> OutputStream.nullOutputStream(), () -> {});
        }
        String name = out.getFileName().toString().toLowerCase(Locale.ROOT);
        if (Files.exists(out) && !(Files.isDirectory(out) && empty(out))) {
            throw new InvalidRequestException(
                    out + " is there already: give a new name or an empty folder");
        }
        if (out.toAbsolutePath().getParent() != null) {
            Files.createDirectories(out.toAbsolutePath().getParent());
        }
        if (name.endsWith(".zip")) {
            OutputStream file = Files.newOutputStream(out);
            ZipSink zip = new ZipSink(file);
            return new Target(
                    zip,
                    () -> {
                        zip.close();
                        file.close();
                    });
        }
        if (name.endsWith(".json")) {
            return new Target(new One(out), () -> {});
        }
        return new Target(
                entry -> {
                    Path file = out.resolve(entry).normalize();
                    if (!file.startsWith(out.normalize())) {
                        throw new IOException("the format writes outside of " + out);
                    }
                    Files.createDirectories(file.getParent());
                    return Files.newOutputStream(file);
                },
                () -> {});
    }

    private static boolean empty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    /**
     * Where it is written to.
     *
     * @param sink the files
     * @param closing what ends it
     */
    private record Target(AnnotationFormat.Sink sink, Sources.Closing closing)
            implements AutoCloseable {
        @Override
        public void close() throws IOException {
            closing.close();
        }
    }

    /** The one file that a format writes, under another name. */
    private static final class One implements AnnotationFormat.Sink {
        private final Path file;
        private String first;

        One(Path file) {
            this.file = file;
        }

        @Override
        public OutputStream create(String entry) throws IOException {
            if (first != null) {
                throw new IOException(
                        "the format writes more than one file ("
                                + first
                                + ", "
                                + entry
                                + "): give a folder or a .zip instead of "
                                + file);
            }
            first = entry;
            return Files.newOutputStream(file);
        }
    }
}
