package io.vedette.format.coco.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vedette.spi.format.AnnotationFormat.Options;
import io.vedette.spi.format.AnnotationFormat.Reader;
import io.vedette.spi.format.AnnotationFormat.Source;
import io.vedette.spi.format.Row;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the annotation files of a data set one after the other, picture by picture. */
final class CocoReader implements Reader {
    private static final long PART_BYTES = 16L << 20;
    private final Source in;
    private final long partBytes;
    private final Deque<Row> rows = new ArrayDeque<>();
    private final Iterator<CocoIndex> files;
    private CocoIndex file;
    private Iterator<CocoIndex.Picture> pictures;
    private ByPicture objects;

    CocoReader(Source in, Options options) throws IOException {
        this(in, options, PART_BYTES);
    }

    CocoReader(Source in, Options options, long partBytes) throws IOException {
        this.in = in;
        this.partBytes = partBytes;
        Names names = new Names(in);
        Set<String> taken = new HashSet<>();
        Set<String> labels = new HashSet<>();
        List<CocoIndex> indexes = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (String entry : wanted(in, options)) {
            CocoIndex index = index(entry, names, taken);
            if (!index.coco) {
                others.add(entry);
                continue;
            }
            indexes.add(index);
            index.labels.stream()
                    .map(Row.Label.class::cast)
                    .filter(l -> labels.add(l.name()))
                    .forEach(rows::add);
        }
        if (indexes.isEmpty()) {
            throw new IOException(
                    "no COCO annotations here: expected a JSON object with \"images\" and"
                            + " \"annotations\""
                            + (others.isEmpty() ? " in a .json file" : " in " + others));
        }
        others.forEach(o -> rows.add(new Row.Warned(o, "not COCO annotations: left out")));
        files = indexes.iterator();
    }

    private CocoIndex index(String entry, Names names, Set<String> taken) throws IOException {
        try {
            return new CocoIndex(in, entry, names, taken);
        } catch (JsonProcessingException e) {
            String at =
                    e.getLocation() == null
                            ? ""
                            : " at line "
                                    + e.getLocation().getLineNr()
                                    + ", column "
                                    + e.getLocation().getColumnNr();
            throw new IOException(
                    entry + " is not whole JSON" + at + ": " + e.getOriginalMessage(), e);
        }
    }

    private static List<String> wanted(Source in, Options options) throws IOException {
        String one = options.values().get("file");
        if (one != null) {
            if (!in.entries().contains(one)) {
                throw new IOException("there is no file " + one + " here");
            }
            return List.of(one);
        }
        List<String> all =
                in.entries().stream()
                        .filter(e -> e.toLowerCase(Locale.ROOT).endsWith(".json"))
                        .toList();
        List<String> instances =
                all.stream()
                        .filter(e -> e.substring(e.lastIndexOf('/') + 1).startsWith("instances"))
                        .toList();
        return instances.isEmpty() ? all : instances;
    }

    @Override
    public Optional<Row> next() throws IOException {
        while (rows.isEmpty()) {
            if (pictures != null && pictures.hasNext()) {
                CocoIndex.Picture picture = pictures.next();
                // What is said about the objects comes before the picture.
                List<Row.LabeledObject> found = objects.of(picture);
                rows.add(
                        new Row.Picture(
                                picture.name(), picture.size(), found, picture.attributes()));
            } else if (files.hasNext()) {
                close();
                file = files.next();
                rows.addAll(file.said);
                objects = new ByPicture(in, file, partBytes, rows::add);
                pictures = file.pictures.iterator();
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(rows.poll());
    }

    @Override
    public void close() throws IOException {
        if (objects != null) {
            objects.close();
            objects = null;
        }
    }
}
