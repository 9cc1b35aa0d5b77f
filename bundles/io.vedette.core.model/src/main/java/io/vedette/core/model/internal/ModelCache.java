package io.vedette.core.model.internal;

import io.vedette.service.model.LoadedModels;
import io.vedette.service.model.ModelLease;
import io.vedette.service.model.ModelRef;
import io.vedette.service.model.ModelUse;
import io.vedette.service.problem.NotFoundException;
import io.vedette.spi.model.Classifying;
import io.vedette.spi.model.Detecting;
import io.vedette.spi.model.Embedding;
import io.vedette.spi.model.LoadedModel;
import io.vedette.spi.model.ModelEngine;
import io.vedette.spi.model.ModelPackage;
import io.vedette.spi.model.ModelRefusedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps each model in memory once for as long as somebody leases it. */
@Component
public final class ModelCache implements LoadedModels {
    private static final Logger LOG = LoggerFactory.getLogger(ModelCache.class);

    private record Key(String identity, ModelUse use) {}

    private static final class Held {
        final SharedModel model;
        int leases;

        Held(SharedModel model) {
            this.model = model;
        }
    }

    private final Duration linger;
    private final PackageReader packages = new PackageReader();
    private final EngineTable engines = new EngineTable();
    private final Map<Key, Held> held = new HashMap<>();
    private final ExecutorService swaps =
            Executors.newSingleThreadExecutor(task -> daemon(task, "vedette-model-swap"));
    private final ScheduledExecutorService watchdog =
            Executors.newSingleThreadScheduledExecutor(
                    task -> daemon(task, "vedette-model-watchdog"));

    @Reference(
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY,
            cardinality = ReferenceCardinality.OPTIONAL)
    private volatile ModelFolders folders;

    /** For tests: what is injected otherwise. */
    void useFolders(ModelFolders some) {
        folders = some;
    }

    /** Starts the watchdog. */
    @Activate
    public ModelCache() {
        this(Duration.ofSeconds(30));
    }

    /**
     * @param linger how long a model stays in memory after its last lease: who asks every second
     *     shall not load it every second
     */
    ModelCache(Duration linger) {
        this.linger = linger;
        watchdog.scheduleWithFixedDelay(this::watch, 1, 1, TimeUnit.SECONDS);
    }

    @Deactivate
    void deactivate() {
        watchdog.shutdownNow();
        swaps.shutdownNow();
        synchronized (held) {
            held.values().forEach(h -> h.model.close());
            held.clear();
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    @Reference(
            service = ModelEngine.class,
            policy = ReferencePolicy.DYNAMIC,
            cardinality = ReferenceCardinality.MULTIPLE)
    void addEngine(ModelEngine engine, ServiceReference<ModelEngine> reference) {
        addEngine(entry(engine, reference));
    }

    void removeEngine(ModelEngine engine, ServiceReference<ModelEngine> reference) {
        removeEngine(entry(engine, reference));
    }

    private static EngineTable.Entry entry(
            ModelEngine engine, ServiceReference<ModelEngine> reference) {
        Object ranking = reference.getProperty(Constants.SERVICE_RANKING);
        return new EngineTable.Entry(
                (Long) reference.getProperty(Constants.SERVICE_ID),
                String.valueOf(reference.getProperty("vedette.engine")),
                reference.getBundle().getSymbolicName(),
                reference.getBundle().getVersion(),
                ranking instanceof Integer number ? number : 0,
                engine);
    }

    void addEngine(EngineTable.Entry engine) {
        engines.add(engine);
        LOG.debug("engine {} {} came", engine.id(), engine.version());
        for (SharedModel model : models(engine.id())) {
            swaps.execute(() -> refresh(model));
        }
    }

    void removeEngine(EngineTable.Entry engine) {
        engines.remove(engine);
        LOG.debug("engine {} {} goes", engine.id(), engine.version());
        for (SharedModel model : models(engine.id())) {
            // Another engine of the id may be there already: go over before the old one is let go.
            if (engines.best(engine.id(), model.use().engineVersion()).isPresent()) {
                refresh(model);
            }
            model.engineGoes(engine);
        }
    }

    private static void refresh(SharedModel model) {
        try {
            model.refresh();
        } catch (ModelRefusedException e) {
            LOG.warn("a model stays with the engine it has: {}", e.getMessage());
        }
    }

    private List<SharedModel> models(String engine) {
        synchronized (held) {
            return held.values().stream()
                    .map(h -> h.model)
                    .filter(m -> m.model().engine().equals(engine))
                    .toList();
        }
    }

    private void watch() {
        List<SharedModel> all;
        synchronized (held) {
            all = held.values().stream().map(h -> h.model).toList();
        }
        all.forEach(SharedModel::watch);
    }

    @Override
    public ModelLease<Detecting> detecting(ModelRef model, ModelUse use) {
        return lease(model, use, Detecting.class, "finds objects");
    }

    @Override
    public ModelLease<Classifying> classifying(ModelRef model, ModelUse use) {
        return lease(model, use, Classifying.class, "classifies");
    }

    @Override
    public ModelLease<Embedding> embedding(ModelRef model, ModelUse use) {
        return lease(model, use, Embedding.class, "embeds");
    }

    private Path folder(ModelRef ref) {
        if (ref instanceof ModelRef.Folder folder) {
            return folder.path();
        }
        ModelFolders registry = folders;
        if (registry == null) {
            throw new NotFoundException(
                    "model "
                            + ref
                            + " is not a folder, and there is no registry here; give the path of a"
                            + " model package");
        }
        return registry.folder((ModelRef.Registered) ref);
    }

    private <M extends LoadedModel> ModelLease<M> lease(
            ModelRef ref, ModelUse use, Class<M> kind, String what) {
        PackageReader.Checked checked = packages.check(folder(ref));
        Key key = new Key(checked.identity(), use);
        Held mine;
        synchronized (held) {
            mine = held.computeIfAbsent(key, k -> new Held(share(checked.model(), use)));
            mine.leases++;
        }
        try {
            mine.model.ensureLoaded();
            if (!kind.isInstance(mine.model.loaded())) {
                throw new ModelRefusedException(
                        "model "
                                + ref
                                + " has layout '"
                                + checked.model().output().layout()
                                + "' and is not one that "
                                + what);
            }
        } catch (RuntimeException e) {
            giveBack(key, mine);
            throw e;
        }
        return new Lease<>(mine.model, Guarded.of(mine.model, kind), () -> giveBack(key, mine));
    }

    private SharedModel share(ModelPackage model, ModelUse use) {
        return new SharedModel(model, use, engines);
    }

    private void giveBack(Key key, Held mine) {
        synchronized (held) {
            mine.leases--;
        }
        if (linger.isZero()) {
            closeUnused(key, mine);
        } else {
            try {
                watchdog.schedule(
                        () -> closeUnused(key, mine), linger.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                LOG.debug("the cache was closed before {}", mine.model.model().name());
            }
        }
    }

    private void closeUnused(Key key, Held mine) {
        synchronized (held) {
            if (mine.leases > 0 || !held.remove(key, mine)) {
                return;
            }
        }
        mine.model.close();
    }

    private static final class Lease<M extends LoadedModel> implements ModelLease<M> {
        private final SharedModel shared;
        private final M guarded;
        private final Runnable end;
        private final AtomicBoolean open = new AtomicBoolean(true);

        Lease(SharedModel shared, M guarded, Runnable end) {
            this.shared = shared;
            this.guarded = guarded;
            this.end = end;
        }

        @Override
        public M model() {
            if (!open.get()) {
                throw new IllegalStateException("the lease of " + shared.model().name() + " ended");
            }
            return guarded;
        }

        @Override
        public ModelPackage description() {
            return shared.model();
        }

        @Override
        public RunningEngine engine() {
            return shared.running();
        }

        @Override
        public void close() {
            if (open.compareAndSet(true, false)) {
                end.run();
            }
        }
    }
}
