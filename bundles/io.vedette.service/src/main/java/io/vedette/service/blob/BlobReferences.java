package io.vedette.service.blob;

import java.util.function.Consumer;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Names the blobs that somebody still needs. Every subsystem that stores ids of blobs registers one
 * as a service; what none names is deleted after a grace period.
 *
 * <pre>{@code
 * @Component
 * public final class SampleBlobs implements BlobReferences {
 *     public String holder() { return "samples"; }
 *     public void mark(Consumer<BlobId> keep) { store.blobs().forEach(keep); }
 * }
 * }</pre>
 */
@ConsumerType
public interface BlobReferences {

    /** Name of the holder, always the same. Once seen, nothing is collected while it is missing. */
    String holder();

    /**
     * Calls {@code keep} for every blob needed. A failure keeps everything.
     *
     * @param keep may be called with the same id more than once
     */
    void mark(Consumer<BlobId> keep);
}
