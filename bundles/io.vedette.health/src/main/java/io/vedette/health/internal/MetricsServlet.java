package io.vedette.health.internal;

import io.vedette.service.http.VedetteContext;
import io.vedette.service.metrics.MetricSource;
import io.vedette.service.metrics.Reading;
import io.vedette.service.security.Caller;
import io.vedette.service.security.Role;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /metrics} for Prometheus; whoever may see cameras may see them. */
@Component(service = Servlet.class)
@VedetteContext
@HttpWhiteboardServletName("metrics")
@HttpWhiteboardServletPattern("/metrics")
public final class MetricsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(MetricsServlet.class);

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private transient volatile List<MetricSource> sources = List.of();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Object caller = request.getAttribute(Caller.ATTRIBUTE);
        if (!(caller instanceof Caller)
                || !((Caller) caller)
                        .has(Role.VIEWER, Role.OPERATOR, Role.MANAGER, Role.RESEARCHER)) {
            response.setStatus(403);
            return;
        }
        List<Reading> readings = new ArrayList<>(ProcessReadings.read());
        for (MetricSource source : sources) {
            try {
                readings.addAll(source.read());
            } catch (RuntimeException e) {
                // One that cannot count must not hide what the others count.
                LOG.warn("no metrics of {}: {}", source.getClass().getName(), e.toString());
            }
        }
        response.setContentType(Exposition.CONTENT_TYPE);
        Exposition.write(readings, response.getOutputStream());
    }
}
