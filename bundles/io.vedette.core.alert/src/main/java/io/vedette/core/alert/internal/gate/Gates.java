package io.vedette.core.alert.internal.gate;

import io.vedette.service.alert.AlertGates;
import io.vedette.service.alert.GateSpec;
import io.vedette.service.metrics.MetricSource;
import io.vedette.service.metrics.Reading;
import io.vedette.service.model.LoadedModels;
import io.vedette.spi.rule.Judging;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Opens gates. */
@Component(service = {AlertGates.class, MetricSource.class})
public final class Gates implements AlertGates, MetricSource {

    private static final long LIMIT_MILLIS = 10_000;

    private final Map<String, Judging> judges = new ConcurrentHashMap<>();
    private final ExecutorService executor;
    private final Verifiers verifiers;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile LoadedModels models;

    /** With no judges yet. */
    @Activate
    public Gates() {
        this(LIMIT_MILLIS);
    }

    Gates(long limitMillis) {
        executor =
                Executors.newCachedThreadPool(
                        task -> {
                            Thread thread = new Thread(task, "vedette-verifier");
                            thread.setDaemon(true);
                            return thread;
                        });
        verifiers =
                new Verifiers(
                        id -> Optional.ofNullable(judges.get(id)),
                        () -> models,
                        executor,
                        limitMillis);
    }

    /** By Declarative Services; the latest of an id is asked. */
    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addJudge(Judging judge, Map<String, Object> properties) {
        judges.put(String.valueOf(properties.get("vedette.rule")), judge);
    }

    void removeJudge(Judging judge, Map<String, Object> properties) {
        judges.remove(String.valueOf(properties.get("vedette.rule")), judge);
    }

    /** For tests: what OSGi injects. */
    void models(LoadedModels loaded) {
        models = loaded;
    }

    @Deactivate
    void stop() {
        executor.shutdownNow();
    }

    @Override
    public Gate open(GateSpec spec) {
        return new CameraGate(spec, verifiers);
    }

    @Override
    public Collection<Reading> read() {
        return List.of(
                Reading.counter(
                        "vedette_verifier_failures_total",
                        "Alerts accepted because their verifier did not rule",
                        Map.of(),
                        verifiers.failures()));
    }
}
