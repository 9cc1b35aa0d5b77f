package io.vedette.core.training.internal;

import io.vedette.service.dataset.DatasetVersion;
import io.vedette.service.dataset.Datasets;
import io.vedette.service.dataset.Split;
import io.vedette.service.http.Page;
import io.vedette.service.id.TimeIds;
import io.vedette.service.model.ModelRegistry;
import io.vedette.service.problem.ConflictException;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.problem.ServiceException;
import io.vedette.service.security.Caller;
import io.vedette.service.store.training.TrainingStore;
import io.vedette.service.training.Sweep;
import io.vedette.service.training.SweepRequest;
import io.vedette.service.training.Sweeps;
import io.vedette.service.training.TrainingState;
import io.vedette.service.training.Trial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sweeps over a queue in SQL, worked off by this server. */
@Component
@Designate(ocd = SweepService.Config.class)
public final class SweepService implements Sweeps {
    private static final Logger LOG = LoggerFactory.getLogger(SweepService.class);
    private static final int MOST_TRIALS = 1000;

    /** Configuration. */
    @ObjectClassDefinition(name = "Vedette training")
    @interface Config {
        /** How many trials run at once; each takes a core while it does. */
        @AttributeDefinition(min = "0", max = "64")
        int workers() default 1;
    }

    private final TrainingStore store;
    private final Trainers trainers;
    private final Datasets datasets;
    private final Judge judge;
    private final SweepEnd end;
    private final Clock clock;
    private final TimeIds ids = new TimeIds();
    private final List<TrialWorker> workers = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();

    /**
     * @param store of sweeps and trials
     * @param trainers in service
     * @param datasets what is trained on
     * @param judge scores what was trained
     * @param registry takes the best
     * @param config how many workers
     * @param context knows the data folder
     */
    @Activate
    public SweepService(
            @Reference TrainingStore store,
            @Reference Trainers trainers,
            @Reference Datasets datasets,
            @Reference Judge judge,
            @Reference ModelRegistry registry,
            Config config,
            BundleContext context) {
        this(
                store,
                trainers,
                datasets,
                judge,
                registry,
                config.workers(),
                Path.of(
                                Optional.ofNullable(context.getProperty("vedette.data"))
                                        .orElse(context.getProperty("karaf.data")))
                        .resolve("training"),
                TrialRun.Times.USUAL,
                Clock.systemUTC());
    }

    SweepService(
            TrainingStore store,
            Trainers trainers,
            Datasets datasets,
            Judge judge,
            ModelRegistry registry,
            int count,
            Path data,
            TrialRun.Times times,
            Clock clock) {
        this.store = store;
        this.trainers = trainers;
        this.datasets = datasets;
        this.judge = judge;
        this.clock = clock;
        TrialWork work = new TrialWork(store, trainers, datasets, judge, data, times, clock);
        this.end = new SweepEnd(store, registry, datasets, work, clock);
        String instance = instance(data);
        for (int i = 0; i < count; i++) {
            TrialWorker worker =
                    new TrialWorker(
                            instance + "/" + i, store, work, times, clock, this::afterTrial);
            workers.add(worker);
            worker.start();
        }
    }

    /** A name that a data folder keeps, so that its server knows its own trials again. */
    private static String instance(Path data) {
        Path file = data.resolve("instance");
        try {
            Files.createDirectories(data);
            if (!Files.exists(file)) {
                Files.writeString(file, UUID.randomUUID().toString().substring(0, 18));
            }
            return Files.readString(file).trim();
        } catch (IOException e) {
            throw new UncheckedIOException("the training folder cannot be used: " + data, e);
        }
    }

    @Deactivate
    void deactivate() {
        workers.forEach(TrialWorker::stop);
    }

    private void afterTrial(Optional<Trial> trial) {
        List<String> sweeps = trial.map(t -> List.of(t.sweep())).orElseGet(store::running);
        for (String sweep : sweeps) {
            try {
                end.endWhenDone(sweep);
            } catch (ServiceException e) {
                LOG.warn("sweep {} cannot be ended yet: {}", sweep, e.getMessage());
            }
        }
        lock.lock();
        try {
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<String> trainers() {
        return trainers.ids();
    }

    @Override
    public Sweep start(SweepRequest request, Caller by) {
        Trainers.Entry trainer =
                trainers.trainer(request.trainer())
                        .orElseThrow(
                                () ->
                                        new InvalidRequestException(
                                                "trainer '"
                                                        + request.trainer()
                                                        + "' is not in service; in service are "
                                                        + trainers.ids()));
        check(request);
        List<Map<String, String>> drawn =
                RandomSearch.draw(
                        trainer.trainer().space(),
                        request.space(),
                        request.trials(),
                        request.seed());
        Instant now = clock.instant();
        String id = ids.next(now);
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < drawn.size(); i++) {
            trials.add(trial(id, i, drawn.get(i), request.seed()));
        }
        Sweep sweep =
                new Sweep(
                        id,
                        request,
                        TrainingState.RUNNING,
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        "",
                        by.name(),
                        now,
                        Optional.empty());
        store.add(sweep, trials);
        LOG.info("sweep {}: {} trials with {}", id, drawn.size(), request.trainer());
        workers.forEach(TrialWorker::call);
        return sweep;
    }

    private static Trial trial(String sweep, int index, Map<String, String> params, long seed) {
        return new Trial(
                String.format("%s-%03d", sweep, index + 1),
                sweep,
                index + 1,
                params,
                RandomSearch.seed(seed, index),
                TrainingState.QUEUED,
                0,
                0,
                Map.of(),
                Map.of(),
                0,
                "",
                Optional.empty(),
                Optional.empty());
    }

    private void check(SweepRequest request) {
        if (request.trials() < 1 || request.trials() > MOST_TRIALS) {
            throw new InvalidRequestException("a sweep has 1 to " + MOST_TRIALS + " trials");
        }
        if (request.threads() < 1 || request.maxSeconds() < 0) {
            throw new InvalidRequestException("threads is 1 or more, maxSeconds 0 or more");
        }
        if (!request.model().matches("[a-z0-9][a-z0-9._-]{0,99}")) {
            throw new InvalidRequestException(
                    "a model's name is lower-case letters, digits, '.', '_' and '-': '"
                            + request.model()
                            + "'");
        }
        DatasetVersion version =
                datasets.version(request.datasetVersion())
                        .orElseThrow(
                                () ->
                                        new NotFoundException(
                                                "there is no dataset version "
                                                        + request.datasetVersion()));
        for (Split split : List.of(Split.TRAIN, Split.VALIDATION)) {
            if (version.sizes().getOrDefault(split, 0) == 0) {
                throw new InvalidRequestException(
                        "dataset version "
                                + version.id()
                                + " cannot be trained on: "
                                + version.gaps()
                                        .getOrDefault(
                                                split,
                                                "it gives "
                                                        + split.id()
                                                        + " no share; cut it anew with other"
                                                        + " shares"));
            }
        }
        judge.check(request, version.names());
    }

    @Override
    public Optional<Sweep> sweep(String id) {
        return store.sweep(id);
    }

    @Override
    public Page<Sweep> sweeps(Optional<String> cursor, int limit) {
        return store.sweeps(cursor, limit);
    }

    @Override
    public Optional<Trial> trial(String id) {
        return store.trial(id);
    }

    @Override
    public List<Trial> trials(String sweep) {
        return store.trials(sweep);
    }

    @Override
    public Sweep stop(String id, Caller by) {
        Sweep sweep = existing(id);
        if (sweep.state().ended()) {
            throw new ConflictException("sweep " + id + " has ended: " + sweep.state().id());
        }
        String why = "stopped by " + by.name();
        Instant now = clock.instant();
        if (!store.end(id, TrainingState.STOPPED, Optional.empty(), Optional.empty(), why, now)) {
            throw new ConflictException("sweep " + id + " has just ended");
        }
        store.stop(id, why, now);
        workers.forEach(TrialWorker::call);
        return existing(id);
    }

    private Sweep existing(String id) {
        return store.sweep(id).orElseThrow(() -> new NotFoundException("there is no sweep " + id));
    }

    @Override
    public Sweep await(String id, Duration atMost) throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        while (true) {
            Sweep sweep = existing(id);
            long left = until - System.nanoTime();
            if (sweep.state().ended() || left <= 0) {
                return sweep;
            }
            lock.lock();
            try {
                // Another server may end it: look again now and then.
                long nap = Math.min(left, TimeUnit.MILLISECONDS.toNanos(500));
                ended.awaitNanos(nap);
            } finally {
                lock.unlock();
            }
        }
    }
}
