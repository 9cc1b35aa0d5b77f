package io.vedette.service.store.access;

import io.vedette.service.security.Role;
import java.time.Instant;
import java.util.Set;

/**
 * A person.
 *
 * @param name what they sign in with
 * @param displayName what others see
 * @param passwordHash scheme, parameters, salt and hash in one string
 * @param roles what they may do
 * @param enabled whether they may sign in
 * @param created when
 * @param revision of this row, from 1
 */
public record UserRow(
        String name,
        String displayName,
        String passwordHash,
        Set<Role> roles,
        boolean enabled,
        Instant created,
        long revision) {

    public UserRow {
        roles = Set.copyOf(roles);
    }
}
