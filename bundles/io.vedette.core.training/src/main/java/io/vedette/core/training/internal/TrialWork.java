package io.vedette.core.training.internal;

import io.vedette.service.dataset.Datasets;
import io.vedette.service.model.ModelPackages;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.problem.UnavailableException;
import io.vedette.service.store.training.TrainingStore;
import io.vedette.service.training.Sweep;
import io.vedette.service.training.SweepRequest;
import io.vedette.service.training.TrainingState;
import io.vedette.service.training.Trial;
import io.vedette.service.watch.BestCrop;
import io.vedette.spi.model.ModelPackage.CropRule;
import io.vedette.spi.training.Trained;
import io.vedette.spi.training.TrainingData;
import io.vedette.spi.training.TrainingJob;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a claimed trial from where it stands to its end: trains, keeps the package, judges it. Each
 * step is skipped where its result is there already.
 */
final class TrialWork {
    private static final Logger LOG = LoggerFactory.getLogger(TrialWork.class);
    private static final int MOST_ATTEMPTS = 5;

    /** Paused, or nobody's any more: somebody goes on with it later. */
    static final class LetGo extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LetGo(String why) {
            super(why, null, false, false);
        }
    }

    private final TrainingStore store;
    private final Trainers trainers;
    private final Datasets datasets;
    private final Judge judge;
    private final Path data;
    private final TrialRun.Times times;
    private final Clock clock;

    TrialWork(
            TrainingStore store,
            Trainers trainers,
            Datasets datasets,
            Judge judge,
            Path data,
            TrialRun.Times times,
            Clock clock) {
        this.store = store;
        this.trainers = trainers;
        this.datasets = datasets;
        this.judge = judge;
        this.data = data;
        this.times = times;
        this.clock = clock;
    }

    TrialFolder folder(String trial) {
        return new TrialFolder(data.resolve(trial));
    }

    Optional<TrialResult> result(String trial) {
        return TrialResult.read(folder(trial).result());
    }

    /**
     * Works the trial off.
     *
     * @param started is given the run, to pause it when the server stops
     */
    void work(Trial trial, String worker, Consumer<TrialRun> started) throws InterruptedException {
        try {
            TrialResult result = finished(trial, worker, started);
            finish(trial, worker, TrainingState.DONE, result.scores(), "");
        } catch (Stopped e) {
            finish(trial, worker, TrainingState.STOPPED, Map.of(), e.getMessage());
        } catch (TrialFailedException e) {
            LOG.warn("trial {} failed: {}", trial.id(), e.getMessage());
            finish(trial, worker, TrainingState.FAILED, Map.of(), e.getMessage());
        }
    }

    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped(String why) {
            super(why, null, false, false);
        }
    }

    private void finish(
            Trial trial, String worker, TrainingState state, Map<String, Double> scores, String why)
            throws InterruptedException {
        while (true) {
            try {
                if (!store.finish(trial.id(), worker, state, scores, why, clock.instant())) {
                    LOG.info("trial {} belongs to another worker now", trial.id());
                }
                return;
            } catch (UnavailableException e) {
                LOG.warn("the end of trial {} waits for the database", trial.id());
                Thread.sleep(times.beat().toMillis());
            }
        }
    }

    private TrialResult finished(Trial trial, String worker, Consumer<TrialRun> started)
            throws InterruptedException {
        Optional<TrialResult> before = result(trial.id());
        if (before.isPresent()) {
            return before.get();
        }
        if (trial.attempts() > MOST_ATTEMPTS) {
            throw new TrialFailedException(
                    "it was begun "
                            + MOST_ATTEMPTS
                            + " times and took the server down each time; see the log");
        }
        try {
            return run(trial, worker, started);
        } catch (LetGo | Stopped | TrialFailedException | UnavailableException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("trial {} failed", trial.id(), e);
            throw new TrialFailedException(String.valueOf(e));
        }
    }

    private TrialResult run(Trial trial, String worker, Consumer<TrialRun> started)
            throws InterruptedException {
        Sweep sweep =
                store.sweep(trial.sweep())
                        .orElseThrow(() -> new NotFoundException("no sweep " + trial.sweep()));
        SweepRequest request = sweep.request();
        Trainers.Entry trainer = trainer(request.trainer());
        TrainingData examples = datasets.trainingData(request.datasetVersion());
        TrialFolder folder = folder(trial.id());
        if (!Files.isRegularFile(folder.model().resolve(ModelPackages.FILE))) {
            TrialRun run = new TrialRun(trial, worker, store, folder, times, clock);
            started.accept(run);
            train(trial, request, trainer, examples, folder, run);
        }
        Map<String, Double> scores = judge.judge(folder.model(), request, examples);
        Map<String, String> facts = new TreeMap<>();
        facts.put("trainer", trainer.id());
        facts.put("trainer.bundle", trainer.bundle());
        facts.put("trainer.version", trainer.version().toString());
        facts.put("java", System.getProperty("java.vm.version"));
        facts.put("machine", System.getProperty("os.arch"));
        TrialResult result = new TrialResult(scores, facts);
        result.write(folder.result());
        return result;
    }

    private void train(
            Trial trial,
            SweepRequest request,
            Trainers.Entry trainer,
            TrainingData examples,
            TrialFolder folder,
            TrialRun run)
            throws InterruptedException {
        TrainingJob job =
                new TrainingJob(
                        trial.id(),
                        examples,
                        datasets.version(request.datasetVersion()).orElseThrow().names(),
                        Optional.of(new CropRule(BestCrop.MARGIN, true)),
                        trial.params(),
                        trial.seed(),
                        request.threads(),
                        folder.scratch(),
                        folder.checkpoint());
        Trained trained = run.train(trainer.trainer(), job, request.maxSeconds());
        if (trained instanceof Trained.Finished finished) {
            folder.keepModel(finished.folder());
        } else if (trained instanceof Trained.Refused refused) {
            throw new TrialFailedException("the trainer refused: " + refused.why());
        } else if (trained instanceof Trained.Paused) {
            throw new LetGo("paused");
        } else if (run.stopped().startsWith("it took longer")) {
            throw new TrialFailedException(run.stopped());
        } else {
            throw new Stopped(run.stopped());
        }
    }

    private Trainers.Entry trainer(String id) {
        return trainers.trainer(id)
                .orElseThrow(
                        () ->
                                new LetGo(
                                        "trainer '"
                                                + id
                                                + "' is not in service; in service are "
                                                + trainers.ids()));
    }
}
