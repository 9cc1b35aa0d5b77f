package io.vedette.rest.internal.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vedette.service.event.Happening;
import io.vedette.service.event.Happenings;
import io.vedette.service.http.VedetteContext;
import io.vedette.service.security.Caller;
import io.vedette.service.security.Role;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.servlet.AsyncContext;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /api/v1/events/stream?kinds=alert,camera&camera=yard}: what happens, as server-sent
 * events. The event's name is the happening's kind, its data an object with {@code camera}, {@code
 * when} and what belongs to the kind.
 */
@Component(service = Servlet.class)
@VedetteContext
@HttpWhiteboardServletName("events")
@HttpWhiteboardServletPattern("/api/v1/events/stream")
@HttpWhiteboardServletAsyncSupported
public final class EventStreamServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(EventStreamServlet.class);
    private static final int MOST_WATCHERS = 100;
    private static final int KEPT = 1000;
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final Role[] MAY_WATCH = {
        Role.VIEWER, Role.OPERATOR, Role.REVIEWER, Role.MANAGER, Role.RESEARCHER, Role.LABELER
    };

    private final transient Happenings happenings;
    private final transient ObjectMapper json = new ObjectMapper();
    private final Duration heartbeat;
    private final transient ExecutorService threads =
            new ThreadPoolExecutor(
                    0,
                    MOST_WATCHERS,
                    10,
                    TimeUnit.SECONDS,
                    new SynchronousQueue<>(),
                    task -> {
                        Thread thread = new Thread(task, "vedette-events");
                        thread.setDaemon(true);
                        return thread;
                    });

    /**
     * @param happenings are told
     */
    @Activate
    public EventStreamServlet(@Reference Happenings happenings) {
        this(happenings, HEARTBEAT);
    }

    EventStreamServlet(Happenings happenings, Duration heartbeat) {
        this.happenings = happenings;
        this.heartbeat = heartbeat;
    }

    /** Ends all streams; their pages connect anew. */
    @Deactivate
    public void stop() {
        threads.shutdownNow();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!Caller.of(request.getAttribute(Caller.ATTRIBUTE)).has(MAY_WATCH)) {
            problem(response, 403, "this needs one of the roles that may see cameras");
            return;
        }
        Set<String> kinds = kinds(request.getParameter("kinds"));
        Optional<String> camera = Optional.ofNullable(request.getParameter("camera"));
        // Watching begins before the answer does, so that nothing is missed in between.
        Happenings.Watch watch = happenings.watch(KEPT);
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        AsyncContext async = request.startAsync();
        async.setTimeout(0);
        try {
            threads.execute(() -> stream(async, watch, kinds, camera));
        } catch (RejectedExecutionException e) {
            watch.close();
            problem(response, 503, "too many watch what happens, or the server stops");
            async.complete();
        }
    }

    private static Set<String> kinds(String given) {
        return given == null || given.isBlank()
                ? Set.of()
                : Arrays.stream(given.split(",")).map(String::trim).collect(Collectors.toSet());
    }

    private static void problem(HttpServletResponse response, int status, String detail)
            throws IOException {
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.getWriter()
                .write(
                        "{\"type\":\"about:blank\",\"status\":"
                                + status
                                + ",\"detail\":\""
                                + detail
                                + "\"}");
    }

    private void stream(
            AsyncContext async,
            Happenings.Watch watch,
            Set<String> kinds,
            Optional<String> camera) {
        try (watch) {
            PrintWriter out = async.getResponse().getWriter();
            out.write("retry: 2000\n: hello\n\n");
            long dropped = 0;
            // checkError alone tells that a client has left, and only after a write.
            while (!out.checkError() && !threads.isShutdown()) {
                Optional<Happening> next = watch.next(heartbeat);
                if (next.isEmpty()) {
                    out.write(": still here\n\n");
                } else if (wanted(next.get(), kinds, camera)) {
                    write(out, next.get());
                }
                if (watch.dropped() > dropped) {
                    dropped = watch.dropped();
                    out.write("event: missed\ndata: {\"total\":" + dropped + "}\n\n");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | IllegalStateException e) {
            LOG.debug("a watcher left: {}", e.getMessage());
        } finally {
            complete(async);
        }
    }

    private static boolean wanted(Happening h, Set<String> kinds, Optional<String> camera) {
        return (kinds.isEmpty() || kinds.contains(h.kind()))
                && (camera.isEmpty() || h.camera().isEmpty() || h.camera().equals(camera));
    }

    private void write(PrintWriter out, Happening happening) throws JsonProcessingException {
        Map<String, Object> data = new LinkedHashMap<>();
        happening.camera().ifPresent(camera -> data.put("camera", camera));
        data.put("when", happening.when().toString());
        data.putAll(happening.body());
        out.write("event: " + happening.kind() + "\ndata: " + json.writeValueAsString(data));
        out.write("\n\n");
    }

    private static void complete(AsyncContext async) {
        try {
            async.complete();
        } catch (IllegalStateException e) {
            LOG.debug("the container ended a stream first: {}", e.getMessage());
        }
    }
}
