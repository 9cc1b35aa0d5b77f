package io.vedette.service.blob;

/**
 * What a blob is for. As the disk fills, the uses are refused in this order: recording first,
 * alerting last.
 */
public enum BlobUse {
    /** Clips: pleasant to have. */
    RECORDING,
    /** Samples for training. */
    COLLECTION,
    /** What people or trainings brought: media, models, uploads. */
    CONTENT,
    /** Snapshots of alerts. */
    ALERT
}
