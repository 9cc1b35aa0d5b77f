package io.vedette.rest.runtime.internal;

import io.vedette.service.problem.ServiceException;
import io.vedette.service.security.Caller;
import java.io.IOException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.context.ServletContextHelper;

/** Asks once for each request who calls, and lets nobody in who must be known and is not. */
@Component(service = Gate.class)
public final class Gate {

    private final Authentication authentication;

    /**
     * @param authentication decides
     */
    @Activate
    public Gate(@Reference Authentication authentication) {
        this.authentication = authentication;
    }

    /** Whether the request may go on; if not, it has been answered. */
    boolean opens(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getAttribute(Caller.ASKED) != null) {
            return true;
        }
        SecurityHeaders.set(response);
        try {
            authentication.caller(request).ifPresent(caller -> let(request, caller));
            request.setAttribute(Caller.ASKED, true);
            return true;
        } catch (ServiceException e) {
            Problem.of(e, request.getRequestURI()).write(response);
            // Committed, else the container puts a 403 of its own in its place.
            response.flushBuffer();
            return false;
        }
    }

    private static void let(HttpServletRequest request, Caller caller) {
        request.setAttribute(Caller.ATTRIBUTE, caller);
        request.setAttribute(ServletContextHelper.REMOTE_USER, caller.name());
        request.setAttribute(ServletContextHelper.AUTHENTICATION_TYPE, "vedette");
    }
}
