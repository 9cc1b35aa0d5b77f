package io.vedette.service.rollout;

/**
 * When a challenger may go on. Both are judged on the same occurrences: what people answered of
 * either's alerts, and of the share of suppressed ones they were shown.
 *
 * @param recallMargin how much recall may be lost; the lower end of the interval must not lie
 *     deeper
 * @param leastGain share by which false alarms a camera-day must fall, 0..1; the interval of the
 *     difference must lie below 0
 * @param block seconds of camera time that are drawn at once in the paired bootstrap
 * @param leastHours camera-hours without which nothing is decided
 * @param leastAnswers answered alerts without which nothing is decided
 * @param leastReal answered real ones without which nothing is decided
 * @param mostMillis a judgement of the model may take, 95th percentile
 * @param level of the intervals
 * @param seed of the bootstrap
 */
public record GateRules(
        double recallMargin,
        double leastGain,
        double block,
        double leastHours,
        int leastAnswers,
        int leastReal,
        double mostMillis,
        double level,
        long seed) {
    /** Five points of recall, a tenth fewer false alarms, ten-minute blocks, half an hour. */
    public static final GateRules DEFAULT = new GateRules(0.05, 0.1, 600, 0.5, 20, 5, 50, 0.95, 1);

    /** Refuses rules that can never or always be met. */
    public GateRules {
        if (!(recallMargin >= 0 && recallMargin < 1)
                || !(leastGain >= 0 && leastGain < 1)
                || !(block > 0)
                || !(leastHours >= 0)
                || leastAnswers < 1
                || leastReal < 1
                || !(mostMillis > 0)
                || !(level > 0 && level < 1)) {
            throw new IllegalArgumentException(
                    "these rules of a gate make no sense: margin "
                            + recallMargin
                            + ", gain "
                            + leastGain
                            + ", block "
                            + block
                            + ", hours "
                            + leastHours
                            + ", answers "
                            + leastAnswers
                            + ", real "
                            + leastReal
                            + ", millis "
                            + mostMillis
                            + ", level "
                            + level);
        }
    }
}
