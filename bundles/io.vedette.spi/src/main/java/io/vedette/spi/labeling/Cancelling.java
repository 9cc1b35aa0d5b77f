package io.vedette.spi.labeling;

import org.osgi.annotation.versioning.ConsumerType;

/** A dispatcher that can take work back. Idempotent. */
@ConsumerType
public interface Cancelling {
    /** Takes back what nobody works on; with {@code NOW} also what somebody does. */
    CancelReport cancel(String batch, CancelMode mode);

    /** Nothing more will be asked about a batch. */
    void close(String batch);

    /** How hard to take back. */
    enum CancelMode {
        UNSTARTED,
        NOW
    }

    /**
     * What came of it.
     *
     * @param cancelled items taken back
     * @param remaining items somebody still works on
     */
    record CancelReport(int cancelled, int remaining) {}
}
