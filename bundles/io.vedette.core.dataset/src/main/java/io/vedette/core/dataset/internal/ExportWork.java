package io.vedette.core.dataset.internal;

import io.vedette.service.collect.Sample;
import io.vedette.service.collect.Samples;
import io.vedette.service.dataset.Annotation;
import io.vedette.service.dataset.DatasetVersion;
import io.vedette.service.dataset.Datasets;
import io.vedette.service.dataset.Split;
import io.vedette.service.dataset.VersionItem;
import io.vedette.service.http.Page;
import io.vedette.service.watch.BestCrop;
import io.vedette.spi.Box;
import io.vedette.spi.Size;
import io.vedette.spi.format.AnnotationFormat;
import io.vedette.spi.format.Row;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One export: a zip with pictures and annotations, written as it goes. */
final class ExportWork {
    private static final int PAGE = 500;
    private static final int MOST_SAID = 1000;
    private final Datasets datasets;
    private final Samples samples;
    private final DatasetVersion version;
    private final Set<String> names = new HashSet<>();
    private final List<String> lost = new ArrayList<>();

    ExportWork(Datasets datasets, Samples samples, DatasetVersion version) {
        this.datasets = datasets;
        this.samples = samples;
        this.version = version;
    }

    List<String> run(AnnotationFormat format, Optional<Split> split, OutputStream out)
            throws IOException {
        int written = 0;
        try (ZipSink zip = new ZipSink(out)) {
            try (AnnotationFormat.Writer writer =
                    format.write(zip, new AnnotationFormat.Options(Map.of()))) {
                for (String name : version.names()) {
                    writer.label(new Row.Label(name, Map.of()));
                }
                Optional<String> cursor = Optional.empty();
                do {
                    Page<VersionItem> page = datasets.items(version.id(), split, cursor, PAGE);
                    for (VersionItem item : page.items()) {
                        write(item, writer, zip);
                        written++;
                    }
                    cursor = page.nextCursor();
                } while (cursor.isPresent());
            }
        }
        int wanted =
                split.map(s -> version.sizes().getOrDefault(s, 0))
                        .orElse(version.sizes().values().stream().mapToInt(i -> i).sum());
        if (written != wanted) {
            throw new IOException(
                    "wrote " + written + " of " + wanted + " items of version " + version.id());
        }
        return lost;
    }

    private void write(VersionItem item, AnnotationFormat.Writer writer, ZipSink zip)
            throws IOException {
        Sample sample = item.sample();
        boolean boxes = item.annotation().kind() == Annotation.Kind.BOXES;
        String name = name(item, boxes);
        try (InputStream in = samples.open(boxes ? sample.picture() : sample.cropOrPicture())) {
            zip.picture(name, in);
        }
        Size size =
                boxes || sample.crop().isEmpty()
                        ? sample.size()
                        : new Size(BestCrop.SIDE, BestCrop.SIDE);
        List<Row.LabeledObject> objects =
                boxes ? item.annotation().objects() : List.of(whole(item, size));
        for (String what :
                writer.write(
                        new Row.Picture(
                                name,
                                Optional.of(size),
                                objects,
                                Map.of("subset", item.split().id())))) {
            if (lost.size() < MOST_SAID) {
                lost.add(name + ": " + what);
            }
        }
    }

    private static Row.LabeledObject whole(VersionItem item, Size size) {
        Box box = new Box(0, 0, size.width(), size.height());
        return new Row.LabeledObject(
                "", item.annotation().label(), box, box.area(), false, List.of(), Map.of());
    }

    /** The name it came with; never one that another picture has. */
    private String name(VersionItem item, boolean boxes) {
        Sample sample = item.sample();
        String ending = boxes || sample.crop().isEmpty() ? ".jpg" : ".png";
        String wanted =
                !boxes || sample.name().isEmpty()
                        ? "images/" + item.split().id() + "/" + sample.id() + ending
                        : sample.name();
        String name = wanted;
        for (int i = 2; !names.add(name); i++) {
            int dot = wanted.lastIndexOf('.');
            int at = dot > wanted.lastIndexOf('/') ? dot : wanted.length();
            name = wanted.substring(0, at) + "-" + i + wanted.substring(at);
        }
        return name;
    }
}
