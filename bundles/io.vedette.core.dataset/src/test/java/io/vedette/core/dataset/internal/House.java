package io.vedette.core.dataset.internal;

import io.vedette.service.blob.BlobId;
import io.vedette.service.blob.BlobUse;
import io.vedette.service.collect.Fingerprint;
import io.vedette.service.collect.Known;
import io.vedette.service.collect.NewSample;
import io.vedette.service.collect.Origin;
import io.vedette.service.collect.Place;
import io.vedette.service.collect.Sample;
import io.vedette.service.collect.SampleFilter;
import io.vedette.service.collect.Samples;
import io.vedette.service.dataset.Annotation;
import io.vedette.service.dataset.NewAnnotation;
import io.vedette.service.http.Page;
import io.vedette.service.testing.MemoryBlobs;
import io.vedette.spi.Size;
import io.vedette.spi.frame.Crop;
import io.vedette.spi.frame.Pixels;
import io.vedette.store.jpa.internal.StoreTestSupport;
import io.vedette.store.jpa.internal.collect.JpaSampleStore;
import io.vedette.store.jpa.internal.dataset.JpaAnnotationStore;
import io.vedette.store.jpa.internal.dataset.JpaDatasetStore;
import io.vedette.store.jpa.internal.dataset.JpaImportStore;
import io.vedette.testkit.PlainPixels;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;

/** The dataset part of a server on a database in memory. */
final class House implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
    final StoreTestSupport db = memory();
    final JpaSampleStore sampleStore = new JpaSampleStore(db.tx());
    final JpaDatasetStore datasetStore = new JpaDatasetStore(db.tx());
    final JpaImportStore importStore = new JpaImportStore(db.tx());
    final JpaAnnotationStore annotationStore = new JpaAnnotationStore(db.tx());
    final MemoryBlobs blobs = new MemoryBlobs();
    final Pixels pixels = new PlainPixels();
    final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    final DatasetService datasets =
            new DatasetService(datasetStore, annotationStore, sampleStore, blobs, pixels, clock);
    final AnnotationService annotations =
            new AnnotationService(annotationStore, datasetStore, clock);
    final Samples samples = new StoredForTests();
    private final SplittableRandom noise = new SplittableRandom(99);

    /** A sample whose crop looks like nothing else. */
    Sample sample(String camera, String recording, String key, Origin origin, boolean reserved) {
        return sample(camera, recording, key, origin, reserved, noise.nextLong());
    }

    /** A sample whose crop looks like all others of the same look. */
    Sample sample(
            String camera,
            String recording,
            String key,
            Origin origin,
            boolean reserved,
            long look) {
        byte[] bgr = new byte[24 * 24 * 3];
        SplittableRandom random = new SplittableRandom(look);
        for (int cell = 0; cell < 64; cell++) {
            int grey = random.nextInt(256);
            for (int i = 0; i < 9; i++) {
                int at = ((cell / 8 * 3 + i / 3) * 24 + cell % 8 * 3 + i % 3) * 3;
                bgr[at] = bgr[at + 1] = bgr[at + 2] = (byte) grey;
            }
        }
        // One pixel makes the files differ, not the looks.
        bgr[0] ^= (byte) (key.hashCode() & 7);
        Crop crop = new Crop(24, 24, bgr);
        try {
            byte[] png = pixels.png(crop);
            Sample sample =
                    new Sample(
                            "s" + Digests.hex(camera + recording + key).substring(0, 20),
                            origin,
                            new Place("", camera, "yards", recording, reserved),
                            "",
                            NOW,
                            1,
                            blobs.put(png, BlobUse.COLLECTION).sha256(),
                            new Size(24, 24),
                            Optional.of(blobs.put(png, BlobUse.COLLECTION).sha256()),
                            Fingerprint.of(crop),
                            Known.NOTHING,
                            Optional.empty(),
                            "",
                            false);
            sampleStore.add(sample, png.length);
            return sample;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Annotation label(String dataset, Sample sample, String label, String key) {
        return annotations
                .add(
                        dataset,
                        List.of(
                                NewAnnotation.ofClass(
                                        key,
                                        sample.id(),
                                        "yard",
                                        label,
                                        0.9,
                                        new Annotation.Source("majority", "b1", "i1"))))
                .get(0);
    }

    /** H2, whatever database the stores' own tests run on. */
    private static StoreTestSupport memory() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return StoreTestSupport.on(h2);
    }

    @Override
    public void close() {
        db.close();
    }

    /** The part of the collection that imports and exports need. */
    private final class StoredForTests implements Samples {
        @Override
        public Sample add(NewSample sample) {
            Crop read = pixels.read(sample.picture());
            String id =
                    "s"
                            + Digests.hex(sample.place().recording() + "/" + sample.key())
                                    .substring(0, 31);
            try {
                Sample row =
                        new Sample(
                                id,
                                sample.origin(),
                                sample.place(),
                                sample.name(),
                                sample.takenAt(),
                                sample.streamSeconds(),
                                blobs.put(sample.picture(), BlobUse.CONTENT).sha256(),
                                new Size(read.width(), read.height()),
                                sample.crop().isPresent()
                                        ? Optional.of(
                                                blobs.put(sample.crop().get(), BlobUse.CONTENT)
                                                        .sha256())
                                        : Optional.empty(),
                                Fingerprint.of(sample.crop().map(pixels::read).orElse(read)),
                                sample.known(),
                                Optional.empty(),
                                "",
                                false);
                sampleStore.add(row, 0);
                return sampleStore.sample(id).orElseThrow();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Optional<Sample> sample(String id) {
            return sampleStore.sample(id);
        }

        @Override
        public Page<Sample> list(SampleFilter filter, Optional<String> cursor, int limit) {
            return sampleStore.list(filter, cursor, limit);
        }

        @Override
        public long count(SampleFilter filter) {
            return sampleStore.count(filter);
        }

        @Override
        public InputStream open(String blob) {
            return blobs.open(new BlobId(blob));
        }

        @Override
        public int answered(String alert, String verdict, String reason) {
            return sampleStore.answered(alert, verdict, reason);
        }

        @Override
        public boolean reserved(String camera, String recording) {
            return false;
        }

        @Override
        public void use(Collection<String> samples, String user) {
            sampleStore.use(samples, user);
        }

        @Override
        public void endUse(String user) {
            sampleStore.endUse(user);
        }
    }
}
