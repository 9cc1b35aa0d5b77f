package io.vedette.rest.runtime.internal;

import java.io.IOException;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.propertytypes.ServiceRanking;
import org.osgi.service.http.whiteboard.Preprocessor;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardFilterAsyncSupported;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardFilterName;

/**
 * The gate before everything that is served, in whichever context a bundle has put it: the default
 * one, one of its own, or that of the HTTP Service. The container calls it before it looks for a
 * servlet. Should this bundle go, {@code io.vedette.health} answers in its place that the server is
 * closed.
 */
@Component(service = Preprocessor.class)
@HttpWhiteboardFilterName("vedette-gate")
@HttpWhiteboardFilterAsyncSupported
@ServiceRanking(1000)
public final class EveryRequest implements Preprocessor {

    private final Gate gate;

    /**
     * @param gate asks who calls
     */
    @Activate
    public EveryRequest(@Reference Gate gate) {
        this.gate = gate;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (gate.opens((HttpServletRequest) request, (HttpServletResponse) response)) {
            chain.doFilter(request, response);
        }
    }
}
