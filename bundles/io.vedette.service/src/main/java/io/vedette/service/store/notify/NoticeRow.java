package io.vedette.service.store.notify;

import io.vedette.spi.notify.AlertNotice;
import java.time.Instant;
import java.util.Objects;

/**
 * A notice on its way to one destination.
 *
 * @param id of the alert and of the destination: writing it twice is writing it once
 * @param destination id
 * @param notice what is told
 * @param state where it stands
 * @param attempts so far
 * @param next not tried before
 * @param why what became of the last attempt, for the operator
 */
public record NoticeRow(
        String id,
        String destination,
        AlertNotice notice,
        State state,
        int attempts,
        Instant next,
        String why) {

    /** Refuses missing parts. */
    public NoticeRow {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(destination, "destination");
        Objects.requireNonNull(notice, "notice");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(next, "next");
        Objects.requireNonNull(why, "why");
    }

    /** Where a notice stands. */
    public enum State {
        /** To be tried. */
        WAITING,
        /** It arrived. */
        DELIVERED,
        /** It will not be tried again. */
        GIVEN_UP
    }
}
