package io.vedette.service.store.access;

import io.vedette.service.security.Role;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A bearer token. Only the hash of its secret is kept.
 *
 * @param id its public id
 * @param name what it is for
 * @param secretHash sha-256 of the secret, hexadecimal
 * @param roles what it allows
 * @param vendor the vendor it belongs to, for {@link Role#VENDOR}
 * @param createdBy who made it
 * @param created when
 * @param expires when it ends by itself
 */
public record TokenRow(
        String id,
        String name,
        String secretHash,
        Set<Role> roles,
        Optional<String> vendor,
        String createdBy,
        Instant created,
        Optional<Instant> expires) {

    public TokenRow {
        roles = Set.copyOf(roles);
    }
}
