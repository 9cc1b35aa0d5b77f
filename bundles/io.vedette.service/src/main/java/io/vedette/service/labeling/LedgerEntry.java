package io.vedette.service.labeling;

import java.time.Instant;

/**
 * A line of the ledger; append-only.
 *
 * @param id written once
 * @param batch id
 * @param kind what
 * @param micros millionths of the batch's currency; a negative payment takes one back
 * @param about the answer paid, or why
 * @param at when
 */
public record LedgerEntry(
        String id, String batch, Kind kind, long micros, String about, Instant at) {
    /** What a line does. */
    public enum Kind {
        RESERVE,
        PAY,
        RELEASE
    }
}
