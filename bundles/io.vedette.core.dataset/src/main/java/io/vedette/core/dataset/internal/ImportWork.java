package io.vedette.core.dataset.internal;

import io.vedette.service.collect.Known;
import io.vedette.service.collect.NewSample;
import io.vedette.service.collect.Origin;
import io.vedette.service.collect.Place;
import io.vedette.service.collect.Sample;
import io.vedette.service.collect.Samples;
import io.vedette.service.dataset.Annotation;
import io.vedette.service.dataset.Annotations;
import io.vedette.service.dataset.Dataset;
import io.vedette.service.dataset.Datasets;
import io.vedette.service.dataset.LabelSet;
import io.vedette.service.dataset.NewAnnotation;
import io.vedette.service.dataset.Transfers.ImportRequest;
import io.vedette.service.operation.Work;
import io.vedette.service.watch.BestCrop;
import io.vedette.spi.format.AnnotationFormat;
import io.vedette.spi.format.Row;
import io.vedette.spi.frame.Crop;
import io.vedette.spi.frame.CropSpec;
import io.vedette.spi.frame.Pixels;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One import, row by row. Into a dataset of boxes a picture becomes a sample with its boxes; into
 * one of classes every object becomes a sample, cut out of its picture as the pipeline would.
 */
final class ImportWork {
    private static final int MOST_PICTURE_BYTES = 64 << 20;
    private static final int CHUNK = 200;
    private static final CropSpec CUT =
            new CropSpec(BestCrop.SIDE, BestCrop.SIDE, BestCrop.MARGIN, true);

    private final ImportRequest request;
    private final Dataset dataset;
    private final Datasets datasets;
    private final Annotations annotations;
    private final Samples samples;
    private final Pixels pixels;
    private final String operation;
    private final Tally tally = new Tally();
    private final List<NewAnnotation> waiting = new ArrayList<>();
    private final LinkedHashSet<String> classes = new LinkedHashSet<>();
    private final boolean extend;
    private final String groupBy;
    private boolean grown;

    ImportWork(
            ImportRequest request,
            Dataset dataset,
            Datasets datasets,
            Annotations annotations,
            Samples samples,
            Pixels pixels,
            String operation) {
        this.request = request;
        this.dataset = dataset;
        this.datasets = datasets;
        this.annotations = annotations;
        this.samples = samples;
        this.pixels = pixels;
        this.operation = operation;
        extend = !request.options().getOrDefault("classes", "extend").equals("known");
        groupBy = request.options().getOrDefault("group", "picture");
        datasets.labelSet(dataset.labelSet(), Optional.empty())
                .map(LabelSet::classes)
                .ifPresent(classes::addAll);
    }

    Tally tally() {
        return tally;
    }

    /** Reads all rows; what was kept so far stays where it is cancelled. */
    void run(AnnotationFormat format, AnnotationFormat.Source in, Work.Control control)
            throws IOException {
        Set<String> files = new HashSet<>(in.entries());
        AnnotationFormat.Options options = new AnnotationFormat.Options(request.options());
        try (AnnotationFormat.Reader reader = format.read(in, options)) {
            for (Optional<Row> row = reader.next(); row.isPresent(); row = reader.next()) {
                row(row.get(), in, files);
                if (tally.picturesIn() % 50 == 0) {
                    control.progress(
                            Math.min(0.99, tally.picturesIn() / (1.0 + files.size())),
                            tally.picturesIn() + " pictures, " + tally.objectsIn() + " objects");
                    if (control.cancelled()) {
                        break;
                    }
                }
            }
        }
        flush();
    }

    private void row(Row row, AnnotationFormat.Source in, Set<String> files) throws IOException {
        if (row instanceof Row.Label) {
            if (extend && classes.add(((Row.Label) row).name())) {
                grown = true;
            }
        } else if (row instanceof Row.Rejected) {
            Row.Rejected rejected = (Row.Rejected) row;
            tally.reject(rejected.where(), rejected.what(), rejected.why());
        } else if (row instanceof Row.Warned) {
            tally.warn(((Row.Warned) row).where(), ((Row.Warned) row).why());
        } else {
            picture((Row.Picture) row, in, files);
        }
    }

    private void picture(Row.Picture picture, AnnotationFormat.Source in, Set<String> files)
            throws IOException {
        Optional<byte[]> bytes = Optional.empty();
        String why = "there is no such file among those given";
        if (files.contains(picture.name())) {
            try (InputStream content = in.open(picture.name())) {
                byte[] read = content.readNBytes(MOST_PICTURE_BYTES + 1);
                bytes = read.length > MOST_PICTURE_BYTES ? Optional.empty() : Optional.of(read);
                why = "it is larger than " + (MOST_PICTURE_BYTES >> 20) + " MiB";
            }
        }
        Optional<Crop> pixelsOf = Optional.empty();
        if (bytes.isPresent()) {
            try {
                pixelsOf = Optional.of(pixels.read(bytes.get()));
            } catch (IllegalArgumentException e) {
                why = "it cannot be read: " + e.getMessage();
            }
        }
        if (pixelsOf.isEmpty()) {
            tally.reject(picture.name(), "picture", why);
            picture.objects()
                    .forEach(
                            o ->
                                    tally.reject(
                                            picture.name() + " object " + o.id(),
                                            "object",
                                            "its picture was rejected"));
            return;
        }
        Crop read = pixelsOf.get();
        picture.size()
                .filter(s -> s.width() != read.width() || s.height() != read.height())
                .ifPresent(
                        s ->
                                tally.warn(
                                        picture.name(),
                                        "said to be "
                                                + s.width()
                                                + "x"
                                                + s.height()
                                                + ", is "
                                                + read.width()
                                                + "x"
                                                + read.height()));
        List<Row.LabeledObject> kept =
                picture.objects().stream().filter(o -> known(picture, o)).toList();
        tally.picture();
        tally.objects(kept.size());
        if (!request.dryRun()) {
            if (dataset.kind() == Annotation.Kind.BOXES) {
                boxes(picture, kept, bytes.get());
            } else {
                crops(picture, kept, bytes.get(), read);
            }
            if (waiting.size() >= CHUNK) {
                flush();
            }
        }
    }

    private boolean known(Row.Picture picture, Row.LabeledObject object) {
        if (classes.contains(object.label())) {
            return true;
        }
        if (extend) {
            classes.add(object.label());
            grown = true;
            return true;
        }
        tally.reject(
                picture.name() + " object " + object.id(),
                "object",
                "'" + object.label() + "' is no class of " + dataset.labelSet());
        return false;
    }

    private void boxes(Row.Picture picture, List<Row.LabeledObject> objects, byte[] bytes) {
        Sample sample = samples.add(sample(picture, bytes, "", Optional.empty(), Known.NOTHING));
        waiting.add(annotation(sample, "", objects));
    }

    private void crops(
            Row.Picture picture, List<Row.LabeledObject> objects, byte[] bytes, Crop read) {
        for (Row.LabeledObject object : objects) {
            byte[] png = pixels.png(pixels.crop(read, object.box(), CUT));
            Known known =
                    new Known(
                            Optional.empty(),
                            Optional.of(object.box()),
                            object.label(),
                            Optional.empty(),
                            Map.of(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty());
            Sample sample =
                    samples.add(
                            sample(picture, bytes, "/" + object.box(), Optional.of(png), known));
            waiting.add(annotation(sample, object.label(), List.of()));
        }
    }

    private NewSample sample(
            Row.Picture picture, byte[] bytes, String part, Optional<byte[]> crop, Known known) {
        String digest = Digests.hex(bytes);
        int slash = picture.name().lastIndexOf('/');
        String folder = slash < 0 ? "" : picture.name().substring(0, slash);
        // A picture by itself is a group of its own; frames of one video lie in one folder.
        String group =
                groupBy.equals("folder")
                        ? Digests.hex(dataset.id() + "/" + folder).substring(0, 24)
                        : digest.substring(0, 24);
        return new NewSample(
                digest + "/" + picture.name() + part,
                Origin.IMPORT,
                new Place("", "", "", "import/" + group, false),
                picture.name().length() > 500 ? picture.name().substring(0, 500) : picture.name(),
                Instant.EPOCH,
                0,
                bytes,
                crop,
                known,
                Optional.empty(),
                "");
    }

    private NewAnnotation annotation(Sample sample, String label, List<Row.LabeledObject> objects) {
        return new NewAnnotation(
                "import/" + operation + "/" + sample.id(),
                sample.id(),
                dataset.labelSet(),
                label,
                objects,
                1,
                new Annotation.Source("import " + request.format(), "", ""));
    }

    private void flush() {
        if (request.dryRun()) {
            return;
        }
        if (grown) {
            datasets.labelSet(dataset.labelSet(), dataset.kind(), List.copyOf(classes));
            grown = false;
        }
        annotations.add(dataset.id(), waiting);
        waiting.clear();
    }
}
