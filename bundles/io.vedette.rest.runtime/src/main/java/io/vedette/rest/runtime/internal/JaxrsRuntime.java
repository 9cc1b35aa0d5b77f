package io.vedette.rest.runtime.internal;

import io.vedette.service.health.ReadyCheck;
import io.vedette.service.http.Idempotency;
import io.vedette.service.http.VedetteContext;
import io.vedette.service.security.Access;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.servlet.Servlet;
import javax.servlet.ServletConfig;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.ws.rs.ext.RuntimeDelegate;
import org.apache.cxf.jaxrs.impl.RuntimeDelegateImpl;
import org.osgi.annotation.bundle.Capability;
import org.osgi.service.component.AnyService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves every JAX-RS resource in the service registry below {@value #BASE}. Resources come and go
 * without a request being lost: changes are gathered for a moment, then a new {@link Generation}
 * takes over.
 */
@Component(service = {Servlet.class, ReadyCheck.class})
@VedetteContext
@HttpWhiteboardServletName("rest")
@HttpWhiteboardServletPattern(JaxrsRuntime.BASE + "/*")
@HttpWhiteboardServletAsyncSupported
@Capability(namespace = "osgi.implementation", name = "osgi.jaxrs", version = "1.0")
public final class JaxrsRuntime extends HttpServlet implements ReadyCheck {

    static final String BASE = "/api/v1";

    private static final long serialVersionUID = 1L;
    private static final long GATHER_MILLIS = 100;
    private static final Logger LOG = LoggerFactory.getLogger(JaxrsRuntime.class);

    private final transient Map<Map<String, Object>, Object> resources = new ConcurrentHashMap<>();
    private final transient Map<Map<String, Object>, Object> extensions = new ConcurrentHashMap<>();
    private final transient ScheduledExecutorService builder =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "vedette-rest");
                        thread.setDaemon(true);
                        return thread;
                    });
    private final transient OpenOperations open;
    private final transient OpenApiDocument document;
    private final transient KeyedWrites keyed = new KeyedWrites(this::idempotency);
    private transient volatile Generation current;
    private transient volatile boolean scheduled;
    private final transient AtomicInteger changes = new AtomicInteger();
    private transient volatile int built;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private transient volatile Access access;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private transient volatile Idempotency idempotency;

    /**
     * @param open told which operations need no caller
     * @param document told which resources to describe
     */
    @Activate
    public JaxrsRuntime(@Reference OpenOperations open, @Reference OpenApiDocument document) {
        this.open = open;
        this.document = document;
        // The API's own way to find it lies in an inner jar that newer JDKs refuse to open.
        RuntimeDelegate.setInstance(new RuntimeDelegateImpl());
    }

    @Reference(
            service = AnyService.class,
            target = "(osgi.jaxrs.resource=true)",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addResource(Object resource, Map<String, Object> properties) {
        resources.put(key(properties), resource);
        changed();
    }

    void removeResource(Object resource, Map<String, Object> properties) {
        resources.remove(key(properties), resource);
        changed();
    }

    @Reference(
            service = AnyService.class,
            target = "(osgi.jaxrs.extension=true)",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addExtension(Object extension, Map<String, Object> properties) {
        extensions.put(key(properties), extension);
        changed();
    }

    void removeExtension(Object extension, Map<String, Object> properties) {
        extensions.remove(key(properties), extension);
        changed();
    }

    @Override
    public void init(ServletConfig config) throws ServletException {
        super.init(config);
        build();
    }

    @Override
    public void destroy() {
        Generation last = current;
        current = null;
        if (last != null) {
            last.destroy();
        }
    }

    @Deactivate
    void stop() {
        builder.shutdownNow();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (!keyed.serve(request, response, this::serve)) {
            Problem.of(503, "the server is starting", request.getRequestURI()).write(response);
        }
    }

    private boolean serve(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        // A generation may retire between reading the field and beginning the request: then the
        // next one is there.
        for (int i = 0; i < 3; i++) {
            Generation generation = current;
            if (generation != null && generation.serve(request, response)) {
                return true;
            }
        }
        return false;
    }

    private Optional<Idempotency> idempotency() {
        return Optional.ofNullable(idempotency);
    }

    private static Map<String, Object> key(Map<String, Object> properties) {
        return Map.of("service.id", properties.get("service.id"));
    }

    /** What has come or gone and is not served yet, or served still. */
    @Override
    public Optional<String> missing() {
        return built == changes.get()
                ? Optional.empty()
                : Optional.of("REST resources are being exchanged");
    }

    private void changed() {
        changes.incrementAndGet();
        if (!scheduled && !builder.isShutdown()) {
            scheduled = true;
            builder.schedule(this::build, GATHER_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void build() {
        scheduled = false;
        int upTo = changes.get();
        try {
            exchange();
        } finally {
            built = upTo;
        }
    }

    private void exchange() {
        List<Object> beans = sorted(resources);
        List<Class<?>> types = new ArrayList<>();
        beans.forEach(bean -> types.add(bean.getClass()));
        open.replace(types);
        document.describe(types);
        ServletConfig config = getServletConfig();
        if (config == null || beans.isEmpty()) {
            // The container initializes a servlet at its first request.
            return;
        }
        try {
            Generation next =
                    Generation.of(
                            config, beans, sorted(extensions), () -> Optional.ofNullable(access));
            Generation old = current;
            current = next;
            if (old != null) {
                old.retire();
            }
            LOG.debug("{} resources are served", beans.size());
        } catch (ServletException | RuntimeException | LinkageError e) {
            LOG.warn("REST stays as it was: the resources now in service cannot be served", e);
        }
    }

    private static List<Object> sorted(Map<Map<String, Object>, Object> services) {
        return services.entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> (Long) entry.getKey().get("service.id")))
                .map(Map.Entry::getValue)
                .toList();
    }
}
