package io.vedette.service.security;

import java.util.Optional;
import java.util.Set;

/**
 * Who is behind a request.
 *
 * @param name the user's or token's name, as the audit shows it
 * @param roles what they may do
 * @param vendor the vendor whose batches they may see, for {@link Role#VENDOR}
 */
public record Caller(String name, Set<Role> roles, Optional<String> vendor) {

    /** The server itself, in audits of what it does on its own. */
    public static final Caller SYSTEM = new Caller("system", Set.of(Role.ADMIN), Optional.empty());

    public Caller {
        roles = Set.copyOf(roles);
    }

    /** Whether the caller holds one of these roles; an admin holds all but the vendor's. */
    public boolean has(Role... wanted) {
        for (Role role : wanted) {
            if (roles.contains(role) || (role != Role.VENDOR && roles.contains(Role.ADMIN))) {
                return true;
            }
        }
        return false;
    }
}
