package io.vedette.service.collect;

import java.time.Instant;
import java.util.Objects;

/**
 * A ranked choice of samples.
 *
 * @param id of the selection
 * @param state how far it is
 * @param request what was asked
 * @param operation id of the background work
 * @param chosen how many samples
 * @param said what the person who asked should know, e.g. that a strategy found too few; or why it
 *     failed
 * @param createdBy who asked
 * @param createdAt when
 */
public record Selection(
        String id,
        State state,
        SelectionRequest request,
        String operation,
        int chosen,
        String said,
        String createdBy,
        Instant createdAt) {
    /** Refuses missing parts. */
    public Selection {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(request, "request");
    }

    /** How far it is. */
    public enum State {
        RUNNING,
        DONE,
        FAILED
    }

    /**
     * A chosen sample.
     *
     * @param selection it belongs to
     * @param place from 1, best first
     * @param sample id
     * @param strategy that chose it
     * @param score the strategy's own
     * @param modelVersion whose probabilities were looked at; empty where none
     * @param seed the strategy was given
     * @param reason one sentence for people
     */
    public record Row(
            String selection,
            int place,
            String sample,
            String strategy,
            double score,
            String modelVersion,
            long seed,
            String reason) {}
}
