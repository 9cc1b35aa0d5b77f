package io.vedette.core.collect.internal;

import io.vedette.selector.basic.internal.RandomStrategy;
import io.vedette.selector.basic.internal.UncertaintyStrategy;
import io.vedette.selector.basic.internal.VerdictStrategy;
import io.vedette.service.collect.Known;
import io.vedette.service.collect.NewSample;
import io.vedette.service.collect.Origin;
import io.vedette.service.collect.Place;
import io.vedette.spi.Moment;
import io.vedette.spi.Size;
import io.vedette.spi.frame.Colour;
import io.vedette.spi.frame.Crop;
import io.vedette.spi.frame.Frame;
import io.vedette.spi.frame.Pixels;
import io.vedette.spi.frame.Plane;
import io.vedette.store.jpa.internal.StoreTestSupport;
import io.vedette.store.jpa.internal.collect.JpaSampleStore;
import io.vedette.store.jpa.internal.collect.JpaSelectionStore;
import io.vedette.testkit.PlainPixels;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.jdbcx.JdbcDataSource;

/** The collecting part of a server on a database in memory. */
final class House implements AutoCloseable {
    static final Instant EPOCH = Instant.parse("2026-03-04T00:00:00Z");
    static final Size SIZE = new Size(64, 48);
    final StoreTestSupport db = memory();
    final JpaSampleStore store = new JpaSampleStore(db.tx());
    final JpaSelectionStore selectionStore = new JpaSelectionStore(db.tx());
    final MemoryBlobs blobs = new MemoryBlobs();
    final Pixels pixels = new PlainPixels();
    final Strategies strategies = new Strategies();
    final AtomicInteger leased = new AtomicInteger();

    House() {
        strategies.add(new RandomStrategy(), Map.of("vedette.strategy", "random"));
        strategies.add(new UncertaintyStrategy(), Map.of("vedette.strategy", "uncertainty"));
        strategies.add(new VerdictStrategy(), Map.of("vedette.strategy", "verdict"));
    }

    static Settings settings(int perHour, double randomPerHour, double reserved, long quota) {
        return new Settings(true, perHour, randomPerHour, 0.3, 0.6, 60, reserved, quota, 85, 1);
    }

    StoredSamples samples(Settings settings) {
        return new StoredSamples(store, blobs, pixels, settings);
    }

    /** A grey frame whose lease is counted. */
    Frame frame(double seconds) {
        ByteBuffer luma = ByteBuffer.allocateDirect(SIZE.width() * SIZE.height());
        SplittableRandom random = new SplittableRandom(Math.round(seconds * 1000));
        for (int i = 0; i < luma.capacity(); i++) {
            luma.put(i, (byte) random.nextInt(256));
        }
        leased.incrementAndGet();
        return Frame.grey(
                Math.round(seconds * 10) + 1,
                Moment.of(EPOCH, seconds),
                SIZE,
                Colour.UNSPECIFIED,
                new Plane(luma, SIZE.width()),
                leased::decrementAndGet);
    }

    /** A sample to be stored; its look follows from a number. */
    NewSample sample(String camera, String recording, String key, Origin origin, long look) {
        return sample(camera, recording, key, origin, look, Known.NOTHING, Optional.empty());
    }

    NewSample sample(
            String camera,
            String recording,
            String key,
            Origin origin,
            long look,
            Known known,
            Optional<String> verdict) {
        byte[] bgr = new byte[24 * 24 * 3];
        SplittableRandom random = new SplittableRandom(look);
        for (int cell = 0; cell < 64; cell++) {
            int grey = random.nextInt(256);
            for (int i = 0; i < 9; i++) {
                int at = ((cell / 8 * 3 + i / 3) * 24 + cell % 8 * 3 + i % 3) * 3;
                bgr[at] = bgr[at + 1] = bgr[at + 2] = (byte) grey;
            }
        }
        byte[] png = pixels.png(new Crop(24, 24, bgr));
        return new NewSample(
                key,
                origin,
                new Place("", camera, "yards", recording, false),
                "",
                EPOCH.plusSeconds(key.hashCode() & 0xffff),
                1,
                png,
                Optional.of(png),
                known,
                verdict,
                "");
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
}
