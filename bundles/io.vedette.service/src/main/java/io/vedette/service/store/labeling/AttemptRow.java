package io.vedette.service.store.labeling;

import io.vedette.service.labeling.AttemptState;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One request for answers.
 *
 * @param batch id
 * @param item id
 * @param number from 1
 * @param state where it stands
 * @param wanted answers: 1, or the overlap where the vendor asks several people itself
 * @param taken answers counted
 * @param remote the vendor's id, or empty
 * @param tries how often it was handed over
 * @param notBefore when it may be handed over; once sent, when it was
 * @param worker who it is lent to, or empty
 * @param until when the loan ends
 * @param draft saved work, or empty
 * @param rounds how often an answer was taken back
 * @param revision 0 for a new row
 */
public record AttemptRow(
        String batch,
        String item,
        int number,
        AttemptState state,
        int wanted,
        int taken,
        String remote,
        int tries,
        Instant notBefore,
        String worker,
        Optional<Instant> until,
        String draft,
        int rounds,
        long revision) {
    /** Refuses nulls. */
    public AttemptRow {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(notBefore, "notBefore");
    }

    /** To be handed over from a moment on. */
    public static AttemptRow fresh(
            String batch, String item, int number, int wanted, Instant from) {
        return new AttemptRow(
                batch,
                item,
                number,
                AttemptState.NEW,
                wanted,
                0,
                "",
                0,
                from,
                "",
                Optional.empty(),
                "",
                0,
                0);
    }

    /** Primary key, and the id of a task: {@code batch.item.number}. */
    public String id() {
        return batch + "." + item + "." + number;
    }

    /** Primary key of the item. */
    public String itemKey() {
        return batch + "." + item;
    }

    /** In another state. */
    public AttemptRow to(AttemptState next) {
        return handedOver(next, remote, tries, notBefore);
    }

    /** Handed over. */
    public AttemptRow sent(String remoteId, Instant when) {
        return handedOver(AttemptState.SENT, remoteId, tries + 1, when);
    }

    /** To be handed over again, not before a moment. */
    public AttemptRow again(Instant from) {
        return handedOver(AttemptState.NEW, remote, tries + 1, from);
    }

    /** Lent to somebody. */
    public AttemptRow lent(String to, Instant till) {
        String kept = to.equals(worker) ? draft : "";
        return loan(AttemptState.RESERVED, to, Optional.of(till), kept);
    }

    /** Back in the queue. */
    public AttemptRow back() {
        return loan(AttemptState.SENT, "", Optional.empty(), "");
    }

    /** With saved work. */
    public AttemptRow drafted(String text, Instant till) {
        return loan(state, worker, Optional.of(till), text);
    }

    /** With one more answer. */
    public AttemptRow answered() {
        AttemptState next = taken + 1 >= wanted ? AttemptState.SUBMITTED : state;
        return counted(next, taken + 1, Optional.empty(), rounds);
    }

    /** With an answer taken back, lent to the same worker again. */
    public AttemptRow undone(Instant till) {
        int left = Math.max(0, taken - 1);
        return counted(AttemptState.RESERVED, left, Optional.of(till), rounds + 1);
    }

    private AttemptRow handedOver(AttemptState next, String to, int times, Instant when) {
        return new AttemptRow(
                batch, item, number, next, wanted, taken, to, times, when, worker, until, draft,
                rounds, revision);
    }

    private AttemptRow loan(AttemptState next, String to, Optional<Instant> till, String work) {
        return new AttemptRow(
                batch, item, number, next, wanted, taken, remote, tries, notBefore, to, till, work,
                rounds, revision);
    }

    private AttemptRow counted(AttemptState next, int count, Optional<Instant> till, int back) {
        return new AttemptRow(
                batch, item, number, next, wanted, count, remote, tries, notBefore, worker, till,
                draft, back, revision);
    }
}
