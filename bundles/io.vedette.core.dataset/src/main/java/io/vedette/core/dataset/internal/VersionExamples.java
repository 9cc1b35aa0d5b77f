package io.vedette.core.dataset.internal;

import io.vedette.service.blob.BlobId;
import io.vedette.service.blob.BlobStore;
import io.vedette.service.problem.UnavailableException;
import io.vedette.spi.frame.Crop;
import io.vedette.spi.frame.Pixels;
import io.vedette.spi.training.TrainingData;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** A version's crops with class indexes. It was never given what lies in the test split. */
final class VersionExamples implements TrainingData {
    private final List<Labeled> examples;
    private final BlobStore blobs;
    private final Pixels pixels;

    VersionExamples(List<Labeled> examples, BlobStore blobs, Pixels pixels) {
        // By content, so that the order does not depend on ids.
        this.examples =
                examples.stream()
                        .sorted(
                                Comparator.comparing(Labeled::picture)
                                        .thenComparing(Labeled::label)
                                        .thenComparing(Labeled::sample))
                        .toList();
        this.blobs = blobs;
        this.pixels = pixels;
    }

    @Override
    public int size(Split split) {
        return (int) examples.stream().filter(e -> in(e, split)).count();
    }

    @Override
    public Stream<Example> open(Split split, long seed) {
        List<Labeled> order = new ArrayList<>(examples.stream().filter(e -> in(e, split)).toList());
        Collections.shuffle(order, new Random(seed));
        return order.stream().map(e -> new Example(e.sample(), read(e), e.label(), 1));
    }

    private static boolean in(Labeled example, Split split) {
        return example.split().name().equals(split.name());
    }

    private Crop read(Labeled example) {
        try (InputStream in = blobs.open(new BlobId(example.picture()))) {
            return pixels.read(in.readAllBytes());
        } catch (IOException e) {
            throw new UnavailableException(
                    "the picture of sample " + example.sample() + " cannot be read", e);
        }
    }

    /**
     * A labeled picture.
     *
     * @param sample id
     * @param picture blob
     * @param label index into the version's classes
     * @param split TRAIN or VALIDATION
     */
    record Labeled(
            String sample, String picture, int label, io.vedette.service.dataset.Split split) {}
}
