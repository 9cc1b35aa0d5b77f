package io.vedette.rest.runtime.internal;

import io.vedette.service.http.Allowed;
import io.vedette.service.http.SignedIn;
import io.vedette.service.security.Role;
import java.lang.reflect.Method;
import java.util.Optional;

/** Reads from a resource method's annotations of which roles a caller needs one. */
final class NeededRoles {
    private NeededRoles() {}

    /** The roles; empty where the method names none. */
    static Optional<Role[]> of(Method method) {
        if (method.isAnnotationPresent(SignedIn.class)) {
            return Optional.of(Role.values());
        }
        return Optional.ofNullable(method.getAnnotation(Allowed.class)).map(Allowed::value);
    }
}
