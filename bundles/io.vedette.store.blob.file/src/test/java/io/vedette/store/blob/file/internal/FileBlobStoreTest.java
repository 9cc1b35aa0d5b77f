package io.vedette.store.blob.file.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.service.blob.BlobId;
import io.vedette.service.blob.BlobReferences;
import io.vedette.service.blob.BlobUse;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.problem.UnavailableException;
import io.vedette.service.testing.TestClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBlobStoreTest {

    private static final Duration GRACE = Duration.ofHours(24);
    private static final BlobId HELLO =
            new BlobId("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");

    @TempDir Path root;

    private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
    private long free = 1L << 40;
    private FileBlobStore store;

    @BeforeEach
    void open() throws IOException {
        store = open(new Room(0, 1000));
    }

    private FileBlobStore open(Room room) throws IOException {
        return new FileBlobStore(
                new BlobFolder(root) {
                    @Override
                    long free() {
                        return free;
                    }
                },
                room,
                GRACE,
                clock);
    }

    @Test
    void keepsTheSameBytesOnceUnderTheirDigest() throws IOException {
        assertThat(put("hello", BlobUse.ALERT)).isEqualTo(HELLO);
        assertThat(put("hello", BlobUse.CONTENT)).isEqualTo(HELLO);
        assertThat(read(HELLO)).isEqualTo("hello");
        assertThat(store.size(HELLO)).contains(5L);
        assertThat(store.usage().blobs()).isEqualTo(1);
        assertThat(store.usage().bytes()).isEqualTo(5);
        assertThat(files()).containsExactly("2c/f2/" + HELLO);
    }

    @Test
    void countsWhatIsThereAfterARestartAndClearsWhatWasHalfWritten() throws IOException {
        put("hello", BlobUse.ALERT);
        Files.writeString(root.resolve("tmp/half"), "hal");
        store = open(new Room(0, 1000));
        assertThat(store.usage().blobs()).isEqualTo(1);
        assertThat(store.usage().bytes()).isEqualTo(5);
        assertThat(root.resolve("tmp/half")).doesNotExist();
    }

    @Test
    void leavesNothingOfAStreamThatBreaks() {
        InputStream broken =
                new InputStream() {
                    private boolean begun;

                    @Override
                    public int read() {
                        throw new AssertionError("reads whole chunks");
                    }

                    @Override
                    public int read(byte[] into, int from, int most) throws IOException {
                        if (begun) {
                            throw new IOException("peer gone");
                        }
                        begun = true;
                        return most;
                    }
                };
        assertThatThrownBy(() -> store.put(broken, BlobUse.CONTENT)).hasMessage("peer gone");
        assertThat(files()).isEmpty();
        assertThat(store.usage().bytes()).isZero();
    }

    @Test
    void refusesRecordingFirstAndAlertingLastAsTheDiskFills() throws IOException {
        List<List<BlobUse>> refused = new ArrayList<>();
        for (long left : new long[] {3000, 1999, 1499, 999, 61}) {
            free = left + (1 << 16);
            refused.add(Stream.of(BlobUse.values()).filter(use -> !store.accepts(use)).toList());
        }
        assertThat(refused)
                .containsExactly(
                        List.of(),
                        List.of(BlobUse.RECORDING),
                        List.of(BlobUse.RECORDING, BlobUse.COLLECTION),
                        List.of(BlobUse.RECORDING, BlobUse.COLLECTION, BlobUse.CONTENT),
                        List.of(BlobUse.values()));
        free = 1500;
        assertThatThrownBy(() -> put("clip", BlobUse.RECORDING))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("no room for recording");
        assertThat(put("hello", BlobUse.ALERT)).isEqualTo(HELLO);
        assertThat(files()).hasSize(1);
    }

    @Test
    void keepsTheQuotaByUse() throws IOException {
        store = open(new Room(1000, 0));
        put("x".repeat(880), BlobUse.RECORDING);
        assertThatThrownBy(() -> put("y".repeat(50), BlobUse.RECORDING))
                .isInstanceOf(UnavailableException.class);
        put("z".repeat(50), BlobUse.COLLECTION);
        assertThatThrownBy(() -> put("a".repeat(50), BlobUse.CONTENT))
                .isInstanceOf(UnavailableException.class);
        put("b".repeat(70), BlobUse.ALERT);
        assertThatThrownBy(() -> put("c", BlobUse.ALERT)).isInstanceOf(UnavailableException.class);
        assertThat(store.usage().bytes()).isEqualTo(1000);
    }

    @Test
    void collectsWhatNobodyNamesAfterItsGrace() throws IOException {
        BlobId kept = put("kept", BlobUse.ALERT);
        BlobId left = put("left", BlobUse.ALERT);
        store.holders(List.of(holder("alerts", keep -> keep.accept(kept))));
        assertThat(store.collect().blobs()).as("within the grace").isZero();
        clock.forward(GRACE.plusSeconds(1));
        BlobId young = put("young", BlobUse.ALERT);
        assertThat(store.collect().blobs()).isEqualTo(1);
        assertThat(read(kept)).isEqualTo("kept");
        assertThat(read(young)).isEqualTo("young");
        assertThatThrownBy(() -> store.open(left)).isInstanceOf(NotFoundException.class);
        assertThat(store.usage().blobs()).isEqualTo(2);
    }

    @Test
    void whatIsReleasedToMakeRoomWaitsForNoGrace() throws IOException {
        BlobId kept = put("kept", BlobUse.RECORDING);
        BlobId released = put("released", BlobUse.RECORDING);
        BlobId other = put("other", BlobUse.RECORDING);
        store.holders(List.of(holder("alerts", keep -> keep.accept(kept))));
        assertThat(store.collect(List.of(kept, released)).blobs()).as("put just now").isZero();
        clock.forward(Duration.ofSeconds(6));
        assertThat(store.collect(List.of(kept, released)).blobs()).isEqualTo(1);
        assertThatThrownBy(() -> store.open(released)).isInstanceOf(NotFoundException.class);
        assertThat(read(kept)).as("named by somebody").isEqualTo("kept");
        assertThat(read(other)).as("within the grace").isEqualTo("other");
    }

    @Test
    void keepsABlobThatIsPutAgainWhileACollectionRuns() throws IOException {
        BlobId again = put("again", BlobUse.ALERT);
        clock.forward(GRACE.plusSeconds(1));
        store.holders(
                List.of(
                        holder(
                                "alerts",
                                keep -> {
                                    try {
                                        put("again", BlobUse.ALERT);
                                    } catch (IOException e) {
                                        throw new java.io.UncheckedIOException(e);
                                    }
                                })));
        assertThat(store.collect().blobs()).isZero();
        assertThat(read(again)).isEqualTo("again");
    }

    @Test
    void collectsNothingWhileAKnownHolderIsAwayOrFails() throws IOException {
        put("left", BlobUse.ALERT);
        clock.forward(GRACE.plusSeconds(1));
        store.holders(List.of(holder("alerts", keep -> {}), holder("samples", keep -> fail())));
        assertThat(store.collect().skipped())
                .hasValueSatisfying(w -> assertThat(w).contains("away"));
        store = open(new Room(0, 1000));
        store.holders(List.of(holder("alerts", keep -> {})));
        assertThat(store.collect().skipped())
                .hasValueSatisfying(w -> assertThat(w).contains("samples"));
        store.holders(List.of(holder("alerts", keep -> {}), holder("samples", keep -> {})));
        assertThat(store.collect().blobs()).isEqualTo(1);
    }

    @Test
    void takesTheSameBytesFromManyAtOnce() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<BlobId>> puts = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                String text = "text " + i % 4;
                puts.add(() -> put(text, BlobUse.COLLECTION));
            }
            for (Future<BlobId> done : pool.invokeAll(puts)) {
                assertThat(read(done.get())).startsWith("text ");
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(store.usage().blobs()).isEqualTo(4);
        assertThat(files()).hasSize(4);
    }

    @Test
    void refusesNamesThatAreNoDigest() {
        assertThatThrownBy(() -> new BlobId("../../etc/passwd"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void fail() {
        throw new UnavailableException("the database is away", null);
    }

    private BlobId put(String text, BlobUse use) throws IOException {
        return store.put(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), use);
    }

    private String read(BlobId id) throws IOException {
        try (InputStream in = store.open(id)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private List<String> files() {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .map(p -> root.relativize(p).toString())
                    .filter(p -> !p.equals("holders"))
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static BlobReferences holder(String name, Consumer<Consumer<BlobId>> mark) {
        return new BlobReferences() {
            @Override
            public String holder() {
                return name;
            }

            @Override
            public void mark(Consumer<BlobId> keep) {
                mark.accept(keep);
            }
        };
    }
}
