package io.vedette.spi.labeling;

import java.util.Set;

/**
 * What a dispatcher can do.
 *
 * @param tasks kinds it takes
 * @param chunkSize items per {@code submit}, at least 1
 * @param overlapByVendor whether the vendor asks several people by itself; otherwise the core sends
 *     an item several times
 * @param partialResults whether answers come before the batch is complete
 * @param currency ISO 4217, or empty where nothing is paid
 * @param media how it wants pictures
 */
public record Capabilities(
        Set<TaskKind> tasks,
        int chunkSize,
        boolean overlapByVendor,
        boolean partialResults,
        String currency,
        MediaAccess media) {
    /** Copies the kinds. */
    public Capabilities {
        tasks = Set.copyOf(tasks);
        if (chunkSize < 1) {
            throw new IllegalArgumentException("chunk size must be 1 or more: " + chunkSize);
        }
    }

    /** Classes of crops only, unpaid, by own page. */
    public static Capabilities classesOnly(int chunkSize) {
        return new Capabilities(
                Set.of(TaskKind.CLASS), chunkSize, false, true, "", MediaAccess.OWN_PAGE);
    }

    /** What is asked. */
    public enum TaskKind {
        /** One class of one crop. */
        CLASS,
        /** Boxes with classes on a picture. */
        BOXES
    }

    /** How pictures get to the people. */
    public enum MediaAccess {
        /** By an expiring address of ours. */
        SIGNED_URL,
        /** The plugin uploads them. */
        UPLOAD,
        /** Our own page shows them. */
        OWN_PAGE
    }
}
