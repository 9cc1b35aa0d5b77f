package io.vedette.rest.runtime.internal;

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
 * The context in which the server's own servlets and files are served. It asks who calls even where
 * {@link EveryRequest} did not; when it goes away its servlets and files go with it, which a filter
 * would not bring about.
 */
@Component(service = ServletContextHelper.class, scope = ServiceScope.BUNDLE)
@HttpWhiteboardContext(name = "vedette", path = "/")
public final class VedetteServletContext extends ServletContextHelper {

    private final Gate gate;
    private final Bundle user;

    /**
     * @param gate asks who calls
     * @param context names the bundle whose servlets and files are served
     */
    @Activate
    public VedetteServletContext(@Reference Gate gate, ComponentContext context) {
        this.gate = gate;
        this.user = context.getUsingBundle();
    }

    @Override
    public boolean handleSecurity(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        return gate.opens(request, response);
    }

    @Override
    public URL getResource(String name) {
        return user == null || name == null
                ? null
                : user.getEntry(name.startsWith("/") ? name.substring(1) : name);
    }
}
