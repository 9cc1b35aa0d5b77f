package io.vedette.core.labeling.internal;

import io.vedette.service.blob.BlobUse;
import io.vedette.service.labeling.BatchDraft;
import io.vedette.service.labeling.BatchView;
import io.vedette.service.labeling.DecidedLabel;
import io.vedette.service.labeling.ItemDraft;
import io.vedette.service.store.labeling.LabelingStore;
import io.vedette.service.testing.MemoryBlobs;
import io.vedette.service.testing.TestClock;
import io.vedette.spi.labeling.LabelingDispatcher;
import io.vedette.store.jpa.internal.StoreTestSupport;
import io.vedette.store.jpa.internal.labeling.JpaLabelingStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.h2.jdbcx.JdbcDataSource;

/** The real labeling on a real database, with fakes around it. */
final class Bench implements AutoCloseable {
    static final List<String> LABELS = List.of("animal", "nothing", "person", "vehicle");

    final StoreTestSupport db;
    final String vendorId;
    final String staffId;
    final TestClock clock = new TestClock(Instant.parse("2026-03-01T10:00:00Z"));
    final MemoryBlobs blobs = new MemoryBlobs();
    final Map<String, LabelingDispatcher> dispatchers = new TreeMap<>();
    final FakeVendor vendor = new FakeVendor();
    final FakePage page = new FakePage();
    final Map<String, DecidedLabel> delivered = new LinkedHashMap<>();
    final List<DecidedLabel> deliveries = new ArrayList<>();
    LabelingStore store;
    LabelingParts parts;
    StaffQueue queue;
    LabelingDesk desk;

    Bench() {
        this(memory(), "");
    }

    /** H2 in memory, whatever database the stores' own tests run on. */
    static StoreTestSupport memory() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return StoreTestSupport.on(h2);
    }

    /** On a database that was used before, with dispatchers of other names. */
    Bench(StoreTestSupport db, String suffix) {
        this.db = db;
        vendorId = "vendor" + suffix;
        staffId = "staff" + suffix;
        dispatchers.put(vendorId, vendor);
        dispatchers.put(staffId, page);
        start(new JpaLabelingStore(db.tx()));
    }

    /** A new start of the core on what is stored. */
    void start(LabelingStore on) {
        store = on;
        parts =
                new LabelingParts(
                        on,
                        blobs,
                        () -> dispatchers,
                        () ->
                                List.of(
                                        label -> {
                                            delivered.put(label.id(), label);
                                            deliveries.add(label);
                                        }),
                        direct(),
                        clock,
                        new LabelingParts.Settings(
                                "http://127.0.0.1:8181",
                                Duration.ofMinutes(5),
                                Duration.ofSeconds(20)));
        queue = new StaffQueue(parts);
        desk = new LabelingDesk(parts);
    }

    static ExecutorService direct() {
        return new AbstractExecutorService() {
            @Override
            public void execute(Runnable command) {
                command.run();
            }

            @Override
            public void shutdown() {
                // Nothing runs on its own.
            }

            @Override
            public List<Runnable> shutdownNow() {
                return List.of();
            }

            @Override
            public boolean isShutdown() {
                return false;
            }

            @Override
            public boolean isTerminated() {
                return false;
            }

            @Override
            public boolean awaitTermination(long timeout, TimeUnit unit) {
                return true;
            }
        };
    }

    List<ItemDraft> items(int count) {
        List<ItemDraft> items = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            try {
                String blob =
                        blobs.put(
                                        ("picture " + i).getBytes(StandardCharsets.UTF_8),
                                        BlobUse.COLLECTION)
                                .sha256();
                items.add(ItemDraft.of("sample-" + i, blob, "image/png"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return items;
    }

    BatchView batch(String dispatcher, int overlap, List<ItemDraft> items) {
        return desk.create(
                BatchDraft.classes("what is it", dispatcher, LABELS, overlap, items)
                        .withBudget(100_000_000),
                "ann");
    }

    /** Goes on until nothing changes, a little later each time. */
    void settle() {
        settle(2);
    }

    /** Until nothing changes for so many times. */
    void settle(int times) {
        int quiet = 0;
        for (int i = 0; i < 200 && quiet < times; i++) {
            quiet = desk.advance() == 0 ? quiet + 1 : 0;
            clock.forward(Duration.ofSeconds(6));
        }
    }

    @Override
    public void close() {
        db.close();
    }
}
