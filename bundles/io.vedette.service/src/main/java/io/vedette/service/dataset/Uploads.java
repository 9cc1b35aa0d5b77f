package io.vedette.service.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Large files on their way in: raw bytes, appended, resumable, never held in memory. The client
 * chooses the id. Thread-safe; parts of one upload come one after the other.
 */
@ProviderType
public interface Uploads {
    /**
     * Appends a part. A part that was received already, whole or up to its end, is skipped, so that
     * a client may send it again after a lost answer.
     *
     * @param id 1..64 of {@code A-Z a-z 0-9 . _ -}, not beginning with a dot
     * @param offset of the part's first byte
     * @param total size of the whole file, where it is known
     * @throws io.vedette.service.problem.ConflictException where the part does not join on; the
     *     message says where to go on
     * @throws io.vedette.service.problem.InvalidRequestException where the id or the size is
     *     refused
     */
    Upload append(String id, String by, long offset, OptionalLong total, InputStream part)
            throws IOException;

    /** How far an upload is. */
    Optional<Upload> upload(String id);

    /**
     * The file of a complete upload; it belongs to the service.
     *
     * @throws io.vedette.service.problem.NotFoundException where there is none
     * @throws io.vedette.service.problem.ConflictException where it is not complete
     */
    Path file(String id);

    /** Removes an upload; false where there was none. */
    boolean remove(String id);

    /**
     * An upload.
     *
     * @param id of the upload
     * @param by who sends it
     * @param received bytes so far
     * @param total bytes, where known
     * @param complete whether all is there
     * @param changedAt when the last byte came
     */
    record Upload(
            String id,
            String by,
            long received,
            OptionalLong total,
            boolean complete,
            Instant changedAt) {}
}
