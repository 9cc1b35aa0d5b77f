package io.vedette.service.security;

import java.time.Instant;
import java.util.Set;

/**
 * Somebody who may sign in.
 *
 * @param name what they sign in with
 * @param displayName what others see
 * @param roles what they may do
 * @param enabled whether they may sign in
 * @param created when they were added
 * @param revision of what is known of them
 */
public record Person(
        String name,
        String displayName,
        Set<Role> roles,
        boolean enabled,
        Instant created,
        long revision) {

    public Person {
        roles = Set.copyOf(roles);
    }
}
