package io.vedette.rest.runtime.internal;

import io.vedette.service.security.Access;
import io.vedette.service.security.Caller;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerResponseContext;
import javax.ws.rs.container.ContainerResponseFilter;
import javax.ws.rs.core.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes every request that may have changed something to the audit, whatever came of it. */
public final class Auditing implements ContainerResponseFilter {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Logger LOG = LoggerFactory.getLogger(Auditing.class);

    private final Supplier<Optional<Access>> access;

    @Context private HttpServletRequest servletRequest;

    Auditing(Supplier<Optional<Access>> access) {
        this.access = access;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (READS.contains(request.getMethod())) {
            return;
        }
        Caller caller = (Caller) servletRequest.getAttribute(Caller.ATTRIBUTE);
        if (caller == null) {
            return;
        }
        String path = request.getUriInfo().getPath();
        try {
            access.get()
                    .ifPresent(
                            audit ->
                                    audit.audit(
                                            caller,
                                            request.getMethod() + " " + first(path),
                                            path,
                                            Integer.toString(response.getStatus())));
        } catch (RuntimeException e) {
            // What was done is done; the answer must not change because the audit could not be
            // written.
            LOG.warn(
                    "not audited: {} {} by {}: {}",
                    request.getMethod(),
                    path,
                    caller.name(),
                    e.getMessage());
        }
    }

    private static String first(String path) {
        String[] parts = path.split("/");
        for (String part : parts) {
            if (!part.isEmpty()) {
                return "/" + part;
            }
        }
        return "/";
    }
}
