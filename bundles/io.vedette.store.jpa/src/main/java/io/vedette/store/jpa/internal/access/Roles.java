package io.vedette.store.jpa.internal.access;

import io.vedette.service.security.Role;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** A set of roles in one column: ids, comma-separated, sorted. */
final class Roles {

    private Roles() {}

    static String join(Set<Role> roles) {
        return roles.stream().map(Role::id).sorted().collect(Collectors.joining(","));
    }

    static Set<Role> split(String roles) {
        return Arrays.stream(roles.split(","))
                .filter(id -> !id.isEmpty())
                .map(Role::of)
                .collect(Collectors.toUnmodifiableSet());
    }
}
