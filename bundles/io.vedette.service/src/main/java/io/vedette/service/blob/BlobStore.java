package io.vedette.service.blob;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps bytes under the sha-256 of their content. The same bytes are kept once. A blob is there
 * whole or not at all, also after a power failure, and stays as long as a {@link BlobReferences}
 * names it. Thread-safe; calls block on the disk.
 */
@ProviderType
public interface BlobStore {

    /**
     * Keeps what the stream holds; the stream is not closed.
     *
     * @throws io.vedette.service.problem.UnavailableException where there is no room for this use
     * @throws IOException where the stream cannot be read or the disk cannot be written
     */
    BlobId put(InputStream content, BlobUse use) throws IOException;

    /** Keeps these bytes; see {@link #put(InputStream, BlobUse)}. */
    default BlobId put(byte[] content, BlobUse use) throws IOException {
        return put(new ByteArrayInputStream(content), use);
    }

    /** Keeps a copy of a file; see {@link #put(InputStream, BlobUse)}. */
    default BlobId put(Path file, BlobUse use) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return put(in, use);
        }
    }

    /** Size in bytes, empty where there is no such blob. */
    Optional<Long> size(BlobId id);

    /**
     * Opens a blob for reading; the caller closes it.
     *
     * @throws io.vedette.service.problem.NotFoundException where there is none
     */
    InputStream open(BlobId id) throws IOException;

    /**
     * A local file with the content, for what reads files only (model engines, film players). It
     * belongs to the store: never write, move or delete it.
     *
     * @throws io.vedette.service.problem.NotFoundException where there is none
     */
    Path file(BlobId id) throws IOException;

    /** Whether there is room for this use now: ask before doing work whose result needs it. */
    boolean accepts(BlobUse use);

    /** How full it is. */
    BlobUsage usage();

    /**
     * Deletes what nobody names any more and is older than the store's grace period.
     *
     * @return what was freed; nothing, with the reason, while a holder that was seen before is not
     *     in service
     */
    Collected collect();

    /**
     * As {@link #collect()}, to make room at once: for blobs that somebody has just let go there is
     * no grace period, unless they were put within the last seconds. A store may keep it all the
     * same.
     *
     * @param released those; whoever else names them keeps them
     */
    default Collected collect(Collection<BlobId> released) {
        return collect();
    }

    /**
     * How full the store is.
     *
     * @param blobs how many
     * @param bytes their size
     * @param quota most bytes it may hold, 0 for no limit but the disk's
     * @param free bytes free on the disk
     */
    record BlobUsage(long blobs, long bytes, long quota, long free) {}

    /**
     * What a collection did.
     *
     * @param blobs deleted
     * @param bytes freed
     * @param skipped why nothing was done, empty where it ran
     */
    record Collected(long blobs, long bytes, Optional<String> skipped) {}
}
