package io.vedette.service.security;

import java.time.Instant;

/**
 * A session just opened.
 *
 * @param cookie the secret for the cookie
 * @param csrf what writes must repeat in a header
 * @param caller whose it is
 * @param expires when it ends
 */
public record NewSession(String cookie, String csrf, Caller caller, Instant expires) {}
