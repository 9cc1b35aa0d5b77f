package io.vedette.core.loop.internal;

import io.vedette.service.collect.Sample;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** What the pictures show that scripted labelers are asked about; they know them by their bytes. */
final class Pictures {
    private final Map<String, String> labels = new ConcurrentHashMap<>();

    /** Looks up the truth of samples of these slices. */
    static Pictures of(List<Sample> samples, List<Slice> slices, Truths truths) {
        Pictures pictures = new Pictures();
        Map<Slice, SliceTruth> known = new HashMap<>();
        for (Sample sample : samples) {
            slice(sample, slices)
                    .ifPresent(
                            slice -> {
                                SliceTruth truth =
                                        known.computeIfAbsent(slice, s -> truths.of(slice));
                                pictures.labels.put(
                                        sample.cropOrPicture(),
                                        sample.known()
                                                .box()
                                                .map(b -> truth.label(sample.streamSeconds(), b))
                                                .orElse("nothing"));
                            });
        }
        return pictures;
    }

    private static Optional<Slice> slice(Sample sample, List<Slice> slices) {
        Instant at = sample.takenAt();
        return slices.stream()
                .filter(
                        slice ->
                                slice.camera().equals(sample.place().camera())
                                        && !at.isBefore(slice.epoch())
                                        && at.isBefore(
                                                slice.epoch()
                                                        .plus(
                                                                Duration.ofMillis(
                                                                        Math.round(
                                                                                slice.seconds()
                                                                                        * 1000)))))
                .findFirst();
    }

    /**
     * A picture that was looked at.
     *
     * @param sha256 of its bytes
     * @param label what it shows; {@code nothing} where it is none of these
     */
    record Looked(String sha256, String label) {}

    /** Looks at a picture. */
    Looked look(InputStream picture) throws IOException {
        try (picture) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(picture.readAllBytes());
            String sha256 = HexFormat.of().formatHex(digest.digest());
            return new Looked(sha256, labels.getOrDefault(sha256, "nothing"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Whether a blob is among them. */
    boolean knows(String blob) {
        return labels.containsKey(blob);
    }

    /** Deals the labels out anew, so that what is learnt of them is worth nothing. */
    Pictures shuffled(long seed) {
        List<String> blobs = labels.keySet().stream().sorted().toList();
        List<String> dealt = new ArrayList<>(blobs.stream().map(labels::get).toList());
        Collections.shuffle(dealt, new Random(seed));
        for (int i = 0; i < blobs.size(); i++) {
            labels.put(blobs.get(i), dealt.get(i));
        }
        return this;
    }
}
