package io.vedette.service.store.access;

import io.vedette.service.security.Caller;
import java.time.Instant;
import java.util.Optional;

/**
 * A browser's session. Only hashes of its secrets are kept.
 *
 * @param idHash sha-256 of the cookie's value, hexadecimal
 * @param csrfHash sha-256 of the value that writes must repeat in a header
 * @param caller who signed in
 * @param tokenId the token they signed in with, if it was one: the session ends with it
 * @param created when
 * @param expires when it ends
 */
public record SessionRow(
        String idHash,
        String csrfHash,
        Caller caller,
        Optional<String> tokenId,
        Instant created,
        Instant expires) {}
