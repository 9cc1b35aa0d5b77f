package io.vedette.health.internal;

import io.vedette.service.security.Caller;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.propertytypes.ServiceRanking;
import org.osgi.service.http.whiteboard.Preprocessor;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardFilterAsyncSupported;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardFilterName;

/**
 * Closes the server while nobody asks who calls: what asks is a bundle that may be stopped or
 * updated, and servlets of others would be open to all without it.
 */
@Component(service = Preprocessor.class)
@HttpWhiteboardFilterName("vedette-closed")
@HttpWhiteboardFilterAsyncSupported
@ServiceRanking(-1000)
public final class ClosedGate implements Preprocessor {

    private static final byte[] PROBLEM =
            ("{\"type\":\"about:blank\",\"title\":\"Not available now\",\"status\":503,\"detail\":"
                            + "\"nobody can be asked who calls: the bundle io.vedette.rest.runtime"
                            + " is starting or stopped\"}")
                    .getBytes(StandardCharsets.UTF_8);

    /** Closed from the start. */
    @Activate
    public ClosedGate() {
        // Nothing to keep.
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getAttribute(Caller.ASKED) != null) {
            chain.doFilter(request, response);
            return;
        }
        HttpServletResponse refusal = (HttpServletResponse) response;
        refusal.setStatus(503);
        refusal.setHeader("Retry-After", "1");
        refusal.setContentType("application/problem+json");
        refusal.getOutputStream().write(PROBLEM);
    }
}
