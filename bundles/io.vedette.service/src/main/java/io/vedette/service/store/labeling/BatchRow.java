package io.vedette.service.store.labeling;

import io.vedette.service.labeling.BatchState;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A batch. What was ordered never changes; where it stands does.
 *
 * @param id of the batch
 * @param spec what was ordered
 * @param state where it stands
 * @param priceMicros per answer, once quoted
 * @param currency of the quote
 * @param paused why nothing is sent, or empty
 * @param said what happened last
 * @param cancelled whether it was taken back
 * @param createdBy who
 * @param created when
 * @param submitted when
 * @param expires when what is not answered expires
 * @param draining since when
 * @param ended when
 * @param revision 0 for a new row; a put with another one than the stored is refused
 */
public record BatchRow(
        String id,
        BatchSpecRow spec,
        BatchState state,
        long priceMicros,
        String currency,
        String paused,
        String said,
        boolean cancelled,
        String createdBy,
        Instant created,
        Optional<Instant> submitted,
        Optional<Instant> expires,
        Optional<Instant> draining,
        Optional<Instant> ended,
        long revision) {
    /** Refuses nulls. */
    public BatchRow {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(spec, "spec");
        Objects.requireNonNull(state, "state");
    }

    /** In another state, with what to say about it. */
    public BatchRow to(BatchState next, String saying) {
        return with(next, paused, saying, cancelled, draining, ended);
    }

    /** Quoted and reserved at a moment. */
    public BatchRow reserved(long price, String money, Instant when) {
        return new BatchRow(
                id,
                spec,
                BatchState.SUBMITTING,
                price,
                money,
                "",
                "budget reserved",
                false,
                createdBy,
                created,
                Optional.of(when),
                // Once for the first attempt, once for the one that replaces it.
                Optional.of(when.plus(spec.lifetime().multipliedBy(2))),
                Optional.empty(),
                Optional.empty(),
                revision);
    }

    /** Paused for a reason, or going on where it is empty. */
    public BatchRow pausedFor(String why) {
        String saying = why.isEmpty() ? "goes on" : why;
        return with(state, why, saying, cancelled, draining, ended);
    }

    /** Draining since a moment. */
    public BatchRow drainingSince(Instant when, boolean takenBack, String saying) {
        return with(
                BatchState.DRAINING,
                paused,
                saying,
                cancelled || takenBack,
                draining.or(() -> Optional.of(when)),
                ended);
    }

    /** Ended at a moment. */
    public BatchRow endedAt(Instant when, BatchState last, String saying) {
        return with(last, "", saying, cancelled, draining, Optional.of(when));
    }

    private BatchRow with(
            BatchState next,
            String pause,
            String saying,
            boolean takenBack,
            Optional<Instant> drainingSince,
            Optional<Instant> endedAt) {
        return new BatchRow(
                id,
                spec,
                next,
                priceMicros,
                currency,
                pause,
                saying,
                takenBack,
                createdBy,
                created,
                submitted,
                expires,
                drainingSince,
                endedAt,
                revision);
    }
}
