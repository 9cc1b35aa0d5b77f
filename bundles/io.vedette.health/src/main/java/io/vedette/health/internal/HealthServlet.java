package io.vedette.health.internal;

import io.vedette.service.http.PublicPath;
import io.vedette.service.http.VedetteContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * {@code /health} answers 200 while the process serves at all, {@code /health/ready} 200 when it is
 * ready for work and else 503 with what is missing. Neither needs a token: a load balancer asks.
 */
@Component(
        service = {Servlet.class, PublicPath.class},
        property = {PublicPath.PATHS + "=/health", PublicPath.PATHS + "=/health/ready"})
@VedetteContext
@HttpWhiteboardServletName("health")
@HttpWhiteboardServletPattern({"/health", "/health/ready"})
public final class HealthServlet extends HttpServlet implements PublicPath {

    private static final long serialVersionUID = 1L;

    private final transient Readiness readiness;

    /**
     * @param readiness knows what is missing
     */
    @Activate
    public HealthServlet(@Reference Readiness readiness) {
        this.readiness = readiness;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        List<String> missing =
                request.getServletPath().endsWith("/ready") ? readiness.missing() : List.of();
        response.setStatus(missing.isEmpty() ? 200 : 503);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        String body =
                missing.isEmpty()
                        ? "{\"status\":\"ok\"}"
                        : missing.stream()
                                .map(HealthServlet::quote)
                                .collect(
                                        Collectors.joining(
                                                ",",
                                                "{\"status\":\"starting\",\"missing\":[",
                                                "]}"));
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(' ');
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
