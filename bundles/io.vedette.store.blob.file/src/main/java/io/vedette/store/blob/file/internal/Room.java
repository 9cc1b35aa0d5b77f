package io.vedette.store.blob.file.internal;

import io.vedette.service.blob.BlobUse;

/**
 * Who may still write as the disk or the quota fills: recording is refused first, alerting last.
 *
 * @param quota most bytes of all blobs, 0 for no limit
 * @param reserve bytes of the disk kept free from content that people brought; the other uses leave
 *     more or less of it
 */
record Room(long quota, long reserve) {

    /** Bytes of the disk that a use leaves free. */
    long leftFree(BlobUse use) {
        return switch (use) {
            case RECORDING -> reserve * 2;
            case COLLECTION -> reserve + reserve / 2;
            case CONTENT -> reserve;
            case ALERT -> reserve / 16;
        };
    }

    /** Bytes up to which a use may fill the quota. */
    long ceiling(BlobUse use) {
        if (quota == 0) {
            return Long.MAX_VALUE;
        }
        return switch (use) {
            case RECORDING -> quota / 100 * 90;
            case COLLECTION -> quota / 100 * 94;
            case CONTENT -> quota / 100 * 97;
            case ALERT -> quota;
        };
    }

    /** Whether so many more bytes may be written. */
    boolean fits(BlobUse use, long stored, long free, long more) {
        return stored + more <= ceiling(use) && free - more >= leftFree(use);
    }
}
