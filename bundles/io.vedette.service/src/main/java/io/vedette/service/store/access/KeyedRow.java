package io.vedette.service.store.access;

import java.time.Instant;
import java.util.Map;

/**
 * A write that carried an {@code Idempotency-Key}.
 *
 * @param id hash of caller and key
 * @param scope hash of the caller's credential
 * @param fingerprint hash of the request
 * @param owner the run of the server that took it
 * @param state how far it is
 * @param status of the answer, 0 before there is one
 * @param headers of the answer
 * @param body of the answer
 * @param complete whether headers and body are what was sent
 * @param created when it was taken
 * @param expires when it is forgotten
 */
public record KeyedRow(
        String id,
        String scope,
        String fingerprint,
        String owner,
        State state,
        int status,
        Map<String, String> headers,
        byte[] body,
        boolean complete,
        Instant created,
        Instant expires) {

    /** How far a write is. */
    public enum State {
        /** Begun. */
        TAKEN,
        /** Answered. */
        DONE,
        /** It failed in an unforeseen way. */
        DOUBTFUL
    }

    public KeyedRow {
        headers = Map.copyOf(headers);
        body = body.clone();
    }

    @Override
    public byte[] body() {
        return body.clone();
    }
}
