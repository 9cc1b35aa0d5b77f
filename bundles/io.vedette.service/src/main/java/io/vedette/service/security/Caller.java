package io.vedette.service.security;

import io.vedette.service.problem.UnauthenticatedException;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;

/**
 * Who is behind a request.
 *
 * @param name the user's or token's name, as the audit shows it
 * @param roles what they may do
 * @param vendor the vendor whose batches they may see, for {@link Role#VENDOR}
 */
public record Caller(String name, Set<Role> roles, Optional<String> vendor) implements Principal {

    /** The server itself, in audits of what it does on its own. */
    public static final Caller SYSTEM = new Caller("system", Set.of(Role.ADMIN), Optional.empty());

    /** Request attribute under which servlets of the server's context find the caller. */
    public static final String ATTRIBUTE = "io.vedette.caller";

    /**
     * Request attribute that is set once it has been asked who calls, also where nobody needs to be
     * known. Without it nothing may be served.
     */
    public static final String ASKED = "io.vedette.caller.asked";

    public Caller {
        roles = Set.copyOf(roles);
    }

    /**
     * The caller behind a request's principal.
     *
     * @throws io.vedette.service.problem.UnauthenticatedException when there is none
     */
    public static Caller of(Object principal) {
        if (principal instanceof Caller) {
            return (Caller) principal;
        }
        throw new UnauthenticatedException("sign in first");
    }

    @Override
    public String getName() {
        return name;
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
