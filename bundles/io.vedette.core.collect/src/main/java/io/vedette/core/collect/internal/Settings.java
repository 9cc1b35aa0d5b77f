package io.vedette.core.collect.internal;

/**
 * The configuration, checked.
 *
 * @param enabled whether anything is collected
 * @param perCameraHour samples of a camera within an hour of its stream, at most
 * @param randomPerHour drawn at random per camera and hour
 * @param doubtFrom least score of a doubtful detection
 * @param doubtTo greatest score of a doubtful detection
 * @param doubtPerHour doubtful samples per camera and hour, at most
 * @param reservedShare of recordings kept for evaluation
 * @param quota bytes of all samples
 * @param quality of JPEGs
 * @param seed of what is drawn at random
 */
record Settings(
        boolean enabled,
        int perCameraHour,
        double randomPerHour,
        double doubtFrom,
        double doubtTo,
        int doubtPerHour,
        double reservedShare,
        long quota,
        int quality,
        long seed) {
    Settings {
        if (!(reservedShare >= 0 && reservedShare <= 1)) {
            throw new IllegalArgumentException(
                    CollectConfig.PID + ": reservedShare is 0..1, not " + reservedShare);
        }
        if (!(doubtFrom >= 0 && doubtTo <= 1 && doubtFrom <= doubtTo)) {
            throw new IllegalArgumentException(
                    CollectConfig.PID + ": doubtFrom..doubtTo is a range within 0..1");
        }
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException(
                    CollectConfig.PID + ": jpegQuality is 1..100, not " + quality);
        }
        if (!(randomPerHour >= 0 && randomPerHour <= 36_000)) {
            throw new IllegalArgumentException(
                    CollectConfig.PID + ": randomPerCameraHour is 0..36000, not " + randomPerHour);
        }
    }

    static Settings of(CollectConfig config) {
        return new Settings(
                config.enabled(),
                config.perCameraHour(),
                config.randomPerCameraHour(),
                config.doubtFrom(),
                config.doubtTo(),
                config.doubtPerCameraHour(),
                config.reservedShare(),
                config.quotaMiB() << 20,
                config.jpegQuality(),
                config.seed());
    }
}
