package io.vedette.rest.runtime.internal;

import io.vedette.service.http.Anyone;
import io.vedette.service.problem.DeniedException;
import io.vedette.service.problem.UnauthenticatedException;
import io.vedette.service.security.Caller;
import io.vedette.service.security.Role;
import java.lang.reflect.Method;
import java.security.Principal;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.container.ResourceInfo;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.SecurityContext;

/**
 * The one place where roles are checked. A resource method that says nothing about roles is
 * refused.
 */
public final class Authorization implements ContainerRequestFilter {

    @Context private ResourceInfo resource;
    @Context private HttpServletRequest servletRequest;

    @Override
    public void filter(ContainerRequestContext request) {
        Caller caller = (Caller) servletRequest.getAttribute(Caller.ATTRIBUTE);
        check(resource.getResourceMethod(), caller);
        if (caller != null) {
            request.setSecurityContext(new CallerContext(caller, servletRequest.isSecure()));
        }
    }

    static void check(Method method, Caller caller) {
        if (method.isAnnotationPresent(Anyone.class)) {
            return;
        }
        Role[] needed =
                NeededRoles.of(method)
                        .orElseThrow(
                                () ->
                                        new DeniedException(
                                                "this operation names no role, so nobody may call"
                                                        + " it"));
        if (caller == null) {
            throw new UnauthenticatedException("sign in, or send a bearer token");
        }
        if (!caller.has(needed)) {
            throw new DeniedException("'" + caller.name() + "' has none of the roles this needs");
        }
    }

    private record CallerContext(Caller caller, boolean secure) implements SecurityContext {

        @Override
        public Principal getUserPrincipal() {
            return caller;
        }

        @Override
        public boolean isUserInRole(String role) {
            return caller.roles().stream().anyMatch(r -> r.id().equals(role));
        }

        @Override
        public boolean isSecure() {
            return secure;
        }

        @Override
        public String getAuthenticationScheme() {
            return "vedette";
        }
    }
}
