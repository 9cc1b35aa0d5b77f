package io.vedette.core.access.internal;

import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.security.Role;
import java.util.Set;

/** Which roles go together. */
final class RoleRules {
    private RoleRules() {}

    /** Refuses a set of roles that nobody may have. */
    static void check(Set<Role> roles) {
        if (roles.isEmpty()) {
            throw new InvalidRequestException("at least one role is needed");
        }
        if (roles.contains(Role.VENDOR) && roles.size() > 1) {
            throw new InvalidRequestException("a vendor has no other role");
        }
    }
}
