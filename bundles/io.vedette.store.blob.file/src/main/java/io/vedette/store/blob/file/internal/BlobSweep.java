package io.vedette.store.blob.file.internal;

import io.vedette.service.blob.BlobId;
import io.vedette.service.blob.BlobReferences;
import io.vedette.service.blob.BlobStore.Collected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes blobs that nobody names. Where in doubt it deletes nothing. */
final class BlobSweep {

    private static final Logger LOG = LoggerFactory.getLogger(BlobSweep.class);

    /** Whoever put the same bytes again has so long to name them. */
    private static final Duration RELEASED_GRACE = Duration.ofSeconds(3);

    private final BlobFolder folder;
    private final Duration grace;
    private final Clock clock;

    BlobSweep(BlobFolder folder, Duration grace, Clock clock) {
        this.folder = folder;
        this.grace = grace;
        this.clock = clock;
    }

    /**
     * One pass.
     *
     * @param released blobs that need not wait for the grace to pass
     */
    synchronized Collected run(List<BlobReferences> holders, Set<BlobId> released) {
        Instant now = clock.instant();
        Instant justReleased =
                now.minus(grace.compareTo(RELEASED_GRACE) < 0 ? grace : RELEASED_GRACE);
        Set<Key> kept = new HashSet<>();
        try {
            Set<String> missing = remember(holders);
            if (!missing.isEmpty()) {
                return skipped("not in service: " + missing);
            }
            for (BlobReferences holder : holders) {
                holder.mark(id -> kept.add(Key.of(id.sha256())));
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("blobs are not collected, a holder failed to name its own: {}", e.toString());
            return skipped("a holder failed: " + e.getMessage());
        }
        return delete(kept, id -> released.contains(id) ? justReleased : now.minus(grace));
    }

    private static Collected skipped(String why) {
        return new Collected(0, 0, Optional.of(why));
    }

    /** Notes who holds blobs and says who did and is away. */
    private Set<String> remember(List<BlobReferences> holders) throws IOException {
        Set<String> seen = new TreeSet<>();
        if (Files.exists(folder.holders())) {
            seen.addAll(Files.readAllLines(folder.holders()));
        }
        Set<String> here = new TreeSet<>();
        holders.forEach(h -> here.add(h.holder()));
        Set<String> missing = new TreeSet<>(seen);
        missing.removeAll(here);
        if (seen.addAll(here)) {
            Path fresh = folder.temporary("holders");
            Files.write(fresh, seen);
            Files.move(
                    fresh,
                    folder.holders(),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }
        return missing;
    }

    private Collected delete(Set<Key> kept, Function<BlobId, Instant> youngest) {
        long blobs = 0;
        long bytes = 0;
        try (Stream<Path> all = folder.blobs()) {
            for (Path file : (Iterable<Path>) all::iterator) {
                BlobId id = new BlobId(file.getFileName().toString());
                if (kept.contains(Key.of(id.sha256()))) {
                    continue;
                }
                long size = deleteOld(id, file, youngest.apply(id));
                if (size >= 0) {
                    blobs++;
                    bytes += size;
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("the collection of blobs in {} stopped early: {}", folder, e.getMessage());
        }
        return new Collected(blobs, bytes, Optional.empty());
    }

    /** Its size, or -1 where it stays. */
    private long deleteOld(BlobId id, Path file, Instant youngest) throws IOException {
        synchronized (folder.lock(id)) {
            try {
                if (Files.getLastModifiedTime(file).toInstant().isAfter(youngest)) {
                    return -1;
                }
                long size = Files.size(file);
                return Files.deleteIfExists(file) ? size : -1;
            } catch (NoSuchFileException e) {
                return -1;
            }
        }
    }

    /** Half of a digest: enough to tell a million blobs apart, and small. */
    private record Key(long high, long low) {
        static Key of(String sha256) {
            return new Key(
                    Long.parseUnsignedLong(sha256, 0, 16, 16),
                    Long.parseUnsignedLong(sha256, 16, 32, 16));
        }
    }
}
