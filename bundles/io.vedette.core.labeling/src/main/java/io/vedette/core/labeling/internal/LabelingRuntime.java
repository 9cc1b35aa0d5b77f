package io.vedette.core.labeling.internal;

import io.vedette.service.blob.BlobStore;
import io.vedette.service.labeling.DecisionListener;
import io.vedette.service.store.labeling.LabelingStore;
import io.vedette.spi.labeling.LabelingDispatcher;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs labeling in the server: finds dispatchers and listeners, and moves batches on. */
@Component(service = LabelingRuntime.class)
@Designate(ocd = LabelingRuntime.Config.class)
public final class LabelingRuntime {
    private static final Logger LOG = LoggerFactory.getLogger(LabelingRuntime.class);

    private final Map<String, LabelingDispatcher> dispatchers = new ConcurrentHashMap<>();
    private final List<DecisionListener> listeners = new CopyOnWriteArrayList<>();
    private final ExecutorService pluginThreads;
    private final ScheduledExecutorService clockwork;
    private final LabelingParts parts;

    /** Starts moving. */
    @Activate
    public LabelingRuntime(
            @Reference LabelingStore store, @Reference BlobStore blobs, Config config) {
        pluginThreads = Executors.newCachedThreadPool(threads("labeling-plugin-"));
        clockwork = Executors.newSingleThreadScheduledExecutor(threads("labeling-"));
        parts =
                new LabelingParts(
                        store,
                        blobs,
                        () -> new TreeMap<>(dispatchers),
                        () -> List.copyOf(listeners),
                        pluginThreads,
                        Clock.systemUTC(),
                        new LabelingParts.Settings(
                                config.base_url().replaceAll("/+$", ""),
                                Duration.ofSeconds(config.loan_seconds()),
                                Duration.ofSeconds(config.call_seconds())));
        clockwork.scheduleWithFixedDelay(
                this::tick, 500, Math.max(50, config.every_millis()), TimeUnit.MILLISECONDS);
    }

    private static ThreadFactory threads(String name) {
        AtomicInteger count = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, name + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    private void tick() {
        try {
            parts.engine.advance(false);
        } catch (RuntimeException e) {
            // The next tick tries again; the database may be away just now.
            LOG.warn("labeling stands still for a moment: {}", e.toString());
            LOG.debug("labeling", e);
        }
    }

    LabelingParts parts() {
        return parts;
    }

    @Deactivate
    void stop() {
        clockwork.shutdownNow();
        pluginThreads.shutdownNow();
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addDispatcher(LabelingDispatcher dispatcher, Map<String, Object> properties) {
        dispatchers.put(id(properties), dispatcher);
    }

    void removeDispatcher(LabelingDispatcher dispatcher, Map<String, Object> properties) {
        // Only if it is still this one: a newer version binds before the older leaves.
        dispatchers.remove(id(properties), dispatcher);
    }

    private static String id(Map<String, Object> properties) {
        return String.valueOf(properties.get("vedette.vendor"));
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addListener(DecisionListener listener) {
        listeners.add(listener);
    }

    void removeListener(DecisionListener listener) {
        listeners.remove(listener);
    }

    /** What an operator may set; PID {@code io.vedette.core.labeling.internal.LabelingRuntime}. */
    @ObjectClassDefinition(name = "Vedette labeling")
    @interface Config {
        @AttributeDefinition(description = "Address of this server as vendors reach it")
        String base_url() default "http://127.0.0.1:8181";

        @AttributeDefinition(description = "How long a task is lent to one of the staff")
        int loan_seconds() default 600;

        @AttributeDefinition(description = "Longest a dispatcher's call may take")
        int call_seconds() default 60;

        @AttributeDefinition(description = "Pause between two looks at the batches")
        int every_millis() default 500;
    }
}
