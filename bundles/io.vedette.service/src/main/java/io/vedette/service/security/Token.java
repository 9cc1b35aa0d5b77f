package io.vedette.service.security;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A token without its secret.
 *
 * @param id its public id
 * @param name what it is for
 * @param roles what it allows
 * @param vendor the vendor it belongs to
 * @param createdBy who made it
 * @param created when
 * @param expires when it ends by itself
 */
public record Token(
        String id,
        String name,
        Set<Role> roles,
        Optional<String> vendor,
        String createdBy,
        Instant created,
        Optional<Instant> expires) {

    public Token {
        roles = Set.copyOf(roles);
    }
}
