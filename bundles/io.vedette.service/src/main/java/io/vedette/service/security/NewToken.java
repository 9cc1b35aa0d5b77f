package io.vedette.service.security;

/**
 * A token just made.
 *
 * @param token what is known of it
 * @param secret what its holder sends; shown once
 */
public record NewToken(Token token, String secret) {}
