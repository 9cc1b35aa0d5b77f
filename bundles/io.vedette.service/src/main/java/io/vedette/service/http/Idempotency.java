package io.vedette.service.http;

import java.time.Instant;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Remembers what became of writes that carry an {@code Idempotency-Key}, so that one that is sent
 * again, because its answer was lost, is done once.
 *
 * <p>A claim is kept before the work begins and settled after it, both in the database. Work is
 * therefore done <em>at most once</em> for a key: where the server dies in between, or the work
 * fails in an unforeseen way, the key stays {@link Doubtful} until it expires, and its sender is
 * told to look. All calls block on the database and are safe from any thread.
 */
@ProviderType
public interface Idempotency {

    /**
     * Asks for leave to do the work of a key.
     *
     * @param credential the secret that the caller showed; a key means something only together with
     *     it
     * @param key as sent, printable
     * @param fingerprint of all that makes the request what it is
     * @throws io.vedette.service.problem.TooManyRequestsException when this caller holds too many
     *     keys
     */
    Claim claim(String credential, String key, String fingerprint);

    /** The work of a granted claim is done, and this was the answer. */
    void done(String id, Answer answer);

    /** Nothing was done under this claim: the key is free again. */
    void released(String id);

    /** Nobody knows whether the work of this claim was done, or how much of it. */
    void doubtful(String id);

    /** What a key leads to. */
    sealed interface Claim permits Granted, Answered, Busy, Doubtful, Different {}

    /**
     * Do the work, then settle the claim.
     *
     * @param id names the claim
     */
    record Granted(String id) implements Claim {}

    /**
     * It was done before.
     *
     * @param answer what was answered then
     */
    record Answered(Answer answer) implements Claim {}

    /** The same request is being worked on. */
    record Busy() implements Claim {}

    /**
     * The same request was begun and never settled.
     *
     * @param since when
     */
    record Doubtful(Instant since) implements Claim {}

    /** The key belongs to another request. */
    record Different() implements Claim {}

    /**
     * An answer.
     *
     * @param status of HTTP
     * @param headers that belong to it
     * @param body of it
     * @param complete whether headers and body are what was sent; false where the answer was too
     *     long to keep, or held a secret
     */
    record Answer(int status, Map<String, String> headers, byte[] body, boolean complete) {

        public Answer {
            headers = Map.copyOf(headers);
            body = body.clone();
        }

        @Override
        public byte[] body() {
            return body.clone();
        }
    }
}
