package io.vedette.rest.runtime.internal;

import io.vedette.service.problem.ServiceException;
import io.vedette.service.security.Caller;
import java.io.IOException;
import java.net.URL;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.framework.Bundle;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.http.context.ServletContextHelper;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardContext;

/**
 * The one context in which everything is served, and the one place that asks who calls. When it
 * goes away its servlets and files go with it, which a filter would not bring about.
 */
@Component(service = ServletContextHelper.class, scope = ServiceScope.BUNDLE)
@HttpWhiteboardContext(name = "vedette", path = "/")
public final class VedetteServletContext extends ServletContextHelper {

    private final Authentication authentication;
    private final Bundle user;

    /**
     * @param authentication decides
     * @param context names the bundle whose servlets and files are served
     */
    @Activate
    public VedetteServletContext(
            @Reference Authentication authentication, ComponentContext context) {
        this.authentication = authentication;
        this.user = context.getUsingBundle();
    }

    @Override
    public boolean handleSecurity(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        SecurityHeaders.set(response);
        try {
            authentication
                    .caller(request)
                    .ifPresent(
                            caller -> {
                                request.setAttribute(Caller.ATTRIBUTE, caller);
                                request.setAttribute(REMOTE_USER, caller.name());
                                request.setAttribute(AUTHENTICATION_TYPE, "vedette");
                            });
            return true;
        } catch (ServiceException e) {
            Problem.of(e, request.getRequestURI()).write(response);
            // Committed, else the container puts a 403 of its own in its place.
            response.flushBuffer();
            return false;
        }
    }

    @Override
    public URL getResource(String name) {
        return user == null || name == null
                ? null
                : user.getEntry(name.startsWith("/") ? name.substring(1) : name);
    }
}
