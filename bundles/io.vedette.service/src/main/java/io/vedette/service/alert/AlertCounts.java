package io.vedette.service.alert;

/**
 * How many alerts there are.
 *
 * @param open going on
 * @param ended over
 * @param suppressed by a verifier or a snooze
 * @param real answered so
 * @param falseAlarms answered {@code false}
 * @param unsure answered so
 * @param unanswered not answered, open or ended
 */
public record AlertCounts(
        long open,
        long ended,
        long suppressed,
        long real,
        long falseAlarms,
        long unsure,
        long unanswered) {}
