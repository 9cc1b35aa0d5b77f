package io.vedette.store.blob.file.internal;

import io.vedette.service.blob.BlobId;
import io.vedette.service.blob.BlobReferences;
import io.vedette.service.blob.BlobStore;
import io.vedette.service.blob.BlobUse;
import io.vedette.service.metrics.MetricSource;
import io.vedette.service.metrics.Reading;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.problem.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Blobs as files: {@code ab/cd/<sha-256>}. A blob is written beside its place, synced, and renamed
 * into it, so that it is there whole or not at all.
 */
@Component(service = {BlobStore.class, MetricSource.class})
@Designate(ocd = FileBlobStore.Config.class)
public final class FileBlobStore implements BlobStore, MetricSource {

    private static final int CHUNK = 1 << 16;
    private static final long MIB = 1L << 20;

    private final BlobFolder folder;
    private final Room room;
    private final Clock clock;
    private final BlobSweep sweep;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong blobs = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    private Supplier<List<BlobReferences>> holders = List::of;

    /** Where blobs lie and how many there may be. */
    @ObjectClassDefinition(name = "Vedette blobs in files")
    @interface Config {
        @AttributeDefinition(description = "Folder; empty: blobs below the data folder")
        String folder() default "";

        @AttributeDefinition(description = "Most MiB of all blobs, 0 for no limit")
        long quota_mib() default 0;

        @AttributeDefinition(
                description =
                        "MiB of the disk kept free; recording stops at twice as much, alerting at a"
                                + " sixteenth")
        long reserve_mib() default 256;

        @AttributeDefinition(description = "Hours for which a blob that nobody names is kept")
        long grace_hours() default 24;
    }

    /** Opens the folder of the configuration. */
    @Activate
    public FileBlobStore(Config config, BundleContext context) throws IOException {
        this(
                folder(config.folder(), context.getProperty("vedette.data")),
                new Room(config.quota_mib() * MIB, config.reserve_mib() * MIB),
                Duration.ofHours(config.grace_hours()),
                Clock.systemUTC());
        holders = new Holders(context)::all;
    }

    FileBlobStore(Path root, Room room, Duration grace, Clock clock) throws IOException {
        this(new BlobFolder(root), room, grace, clock);
    }

    FileBlobStore(BlobFolder folder, Room room, Duration grace, Clock clock) throws IOException {
        this.folder = folder;
        this.room = room;
        this.clock = clock;
        sweep = new BlobSweep(folder, grace, clock);
        folder.open(
                size -> {
                    blobs.incrementAndGet();
                    bytes.addAndGet(size);
                });
    }

    private static Path folder(String configured, String data) {
        if (!configured.isEmpty()) {
            return Path.of(configured);
        }
        return Path.of(data == null ? "data" : data, "blobs");
    }

    @Override
    public BlobId put(InputStream content, BlobUse use) throws IOException {
        Path temporary = folder.temporary(UUID.randomUUID().toString());
        try {
            MessageDigest digest = sha256();
            long size = write(content, use, temporary, digest);
            BlobId id = new BlobId(HexFormat.of().formatHex(digest.digest()));
            keep(temporary, id, size);
            return id;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private long write(InputStream content, BlobUse use, Path temporary, MessageDigest digest)
            throws IOException {
        byte[] chunk = new byte[CHUNK];
        long size = 0;
        try (FileChannel out =
                FileChannel.open(
                        temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int n = content.read(chunk); n >= 0; n = content.read(chunk)) {
                demandRoom(use, bytes.get() + size, n);
                digest.update(chunk, 0, n);
                size += n;
                write(out, ByteBuffer.wrap(chunk, 0, n), use);
            }
            out.force(true);
        }
        return size;
    }

    private void write(FileChannel out, ByteBuffer bytes, BlobUse use) throws IOException {
        try {
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        } catch (IOException e) {
            if (folder.free() < MIB) {
                throw noRoom(use, e);
            }
            throw e;
        }
    }

    private void demandRoom(BlobUse use, long stored, long more) {
        if (!room.fits(use, stored, folder.free(), more)) {
            throw noRoom(use, null);
        }
    }

    private UnavailableException noRoom(BlobUse use, IOException cause) {
        refused.incrementAndGet();
        return new UnavailableException(
                "no room for "
                        + use.name().toLowerCase(java.util.Locale.ROOT)
                        + ": free some of the disk of "
                        + folder
                        + ", or raise its quota",
                cause);
    }

    private void keep(Path temporary, BlobId id, long size) throws IOException {
        Path place = folder.place(id);
        synchronized (folder.lock(id)) {
            if (Files.exists(place)) {
                // Young again: a collection under way leaves it to whoever will name it.
                Files.setLastModifiedTime(place, FileTime.from(clock.instant()));
                return;
            }
            Files.createDirectories(place.getParent());
            Files.setLastModifiedTime(temporary, FileTime.from(clock.instant()));
            Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE);
            folder.sync(place.getParent());
        }
        blobs.incrementAndGet();
        bytes.addAndGet(size);
    }

    @Override
    public Optional<Long> size(BlobId id) {
        try {
            return Optional.of(Files.size(folder.place(id)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public InputStream open(BlobId id) throws IOException {
        try {
            return Files.newInputStream(folder.place(id));
        } catch (NoSuchFileException e) {
            throw missing(id);
        }
    }

    @Override
    public Path file(BlobId id) {
        Path place = folder.place(id);
        if (!Files.exists(place)) {
            throw missing(id);
        }
        return place;
    }

    private static NotFoundException missing(BlobId id) {
        return new NotFoundException("there is no blob " + id);
    }

    @Override
    public boolean accepts(BlobUse use) {
        return room.fits(use, bytes.get(), folder.free(), CHUNK);
    }

    @Override
    public BlobUsage usage() {
        return new BlobUsage(blobs.get(), bytes.get(), room.quota(), folder.free());
    }

    @Override
    public Collected collect() {
        return collect(List.of());
    }

    @Override
    public Collected collect(Collection<BlobId> released) {
        Collected done = sweep.run(holders.get(), Set.copyOf(released));
        blobs.addAndGet(-done.blobs());
        bytes.addAndGet(-done.bytes());
        return done;
    }

    @Override
    public Collection<Reading> read() {
        return List.of(
                Reading.gauge("vedette_blobs", "Blobs stored", Map.of(), blobs.get()),
                Reading.gauge("vedette_blob_bytes", "Size of all blobs", Map.of(), bytes.get()),
                Reading.gauge(
                        "vedette_blob_disk_free_bytes",
                        "Bytes free on the disk of the blobs",
                        Map.of(),
                        folder.free()),
                Reading.counter(
                        "vedette_blob_refused_total",
                        "Blobs refused for want of room",
                        Map.of(),
                        refused.get()));
    }

    /** For tests: what OSGi has in service. */
    void holders(List<BlobReferences> all) {
        holders = () -> all;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
