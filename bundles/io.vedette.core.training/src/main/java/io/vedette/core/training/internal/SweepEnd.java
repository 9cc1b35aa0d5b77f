package io.vedette.core.training.internal;

import io.vedette.service.dataset.DatasetVersion;
import io.vedette.service.dataset.Datasets;
import io.vedette.service.model.ModelRegistry;
import io.vedette.service.model.ModelVersion;
import io.vedette.service.model.ModelVersion.Provenance;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.security.Caller;
import io.vedette.service.store.training.TrainingStore;
import io.vedette.service.training.Sweep;
import io.vedette.service.training.SweepRequest;
import io.vedette.service.training.TrainingState;
import io.vedette.service.training.Trial;
import io.vedette.spi.model.ModelRefusedException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a sweep whose trials have ended: the best becomes a model version. Every step may be
 * repeated, as it is after a crash: the registry knows equal packages, the store ends a sweep once.
 */
final class SweepEnd {
    private static final Logger LOG = LoggerFactory.getLogger(SweepEnd.class);

    private final TrainingStore store;
    private final ModelRegistry registry;
    private final Datasets datasets;
    private final TrialWork work;
    private final Clock clock;

    SweepEnd(
            TrainingStore store,
            ModelRegistry registry,
            Datasets datasets,
            TrialWork work,
            Clock clock) {
        this.store = store;
        this.registry = registry;
        this.datasets = datasets;
        this.work = work;
        this.clock = clock;
    }

    /** Ends it where all its trials have ended; else does nothing. */
    void endWhenDone(String id) {
        Sweep sweep = store.sweep(id).orElseThrow();
        List<Trial> trials = store.trials(id);
        if (!trials.stream().allMatch(t -> t.state().ended())) {
            return;
        }
        if (sweep.state() == TrainingState.RUNNING) {
            end(sweep, trials);
        }
        trials.forEach(trial -> work.folder(trial.id()).delete());
    }

    private void end(Sweep sweep, List<Trial> trials) {
        String id = sweep.id();
        Optional<Trial> best = best(sweep.request().goal(), trials);
        if (best.isEmpty()) {
            String why =
                    "no trial ended well: "
                            + trials.stream()
                                    .map(Trial::why)
                                    .filter(w -> !w.isEmpty())
                                    .findFirst()
                                    .orElse("no score");
            store.end(id, TrainingState.FAILED, Optional.empty(), Optional.empty(), why, now());
            LOG.warn("sweep {} failed: {}", id, why);
        } else {
            register(sweep, trials, best.get());
        }
    }

    private java.time.Instant now() {
        return clock.instant();
    }

    private void register(Sweep sweep, List<Trial> trials, Trial best) {
        try {
            ModelVersion model =
                    registry.register(
                            sweep.request().model(),
                            work.folder(best.id()).model(),
                            provenance(sweep, trials, best),
                            card(sweep, trials, best),
                            new Caller(sweep.by(), Set.of(), Optional.empty()));
            store.end(
                    sweep.id(),
                    TrainingState.DONE,
                    Optional.of(best.id()),
                    Optional.of(model.id()),
                    "",
                    now());
            LOG.info("sweep {} gave model {} by trial {}", sweep.id(), model.id(), best.number());
        } catch (ModelRefusedException | InvalidRequestException e) {
            store.end(
                    sweep.id(),
                    TrainingState.FAILED,
                    Optional.of(best.id()),
                    Optional.empty(),
                    "the best trial's package was refused: " + e.getMessage(),
                    now());
        }
    }

    /**
     * The best of those that ended well. Ranks such as the AUC are often equal on small splits:
     * then the lower log loss decides, and at last the number.
     */
    static Optional<Trial> best(SweepRequest.Goal goal, List<Trial> trials) {
        Comparator<Trial> byScore = Comparator.comparingDouble(t -> score(t, goal.metric()));
        return trials.stream()
                .filter(t -> t.state() == TrainingState.DONE)
                .filter(t -> Double.isFinite(score(t, goal.metric())))
                .min(
                        (goal.more() ? byScore.reversed() : byScore)
                                .thenComparingDouble(t -> score(t, "log-loss"))
                                .thenComparingInt(Trial::number));
    }

    private static double score(Trial trial, String name) {
        return trial.scores().getOrDefault(name, Double.NaN);
    }

    private Provenance provenance(Sweep sweep, List<Trial> trials, Trial best) {
        SweepRequest request = sweep.request();
        Map<String, String> facts = new TreeMap<>();
        work.result(best.id()).ifPresent(result -> facts.putAll(result.facts()));
        facts.put("sweep", sweep.id());
        facts.put("trials", String.valueOf(trials.size()));
        facts.put("trial.number", String.valueOf(best.number()));
        facts.put("seed", String.valueOf(best.seed()));
        facts.put("threads", String.valueOf(request.threads()));
        facts.put("goal", request.goal().metric());
        best.params().forEach((name, text) -> facts.put("param." + name, text));
        best.scores().forEach((name, score) -> facts.put("score." + name, score.toString()));
        datasets.version(request.datasetVersion())
                .ifPresent(version -> facts.put("dataset.manifest", version.manifest()));
        return new Provenance(
                "trial", Optional.of(best.id()), Optional.of(request.datasetVersion()), facts);
    }

    private String card(Sweep sweep, List<Trial> trials, Trial best) {
        SweepRequest request = sweep.request();
        StringBuilder card = new StringBuilder();
        card.append("# ").append(request.model()).append("\n\n");
        card.append("Best of ")
                .append(trials.size())
                .append(" trainings with `")
                .append(request.trainer())
                .append("`, chosen by ")
                .append(request.goal().metric())
                .append(" on the validation split.\n\n");
        datasets.version(request.datasetVersion()).ifPresent(v -> describe(v, card));
        card.append("| score on validation | |\n|---|---|\n");
        new TreeMap<>(best.scores())
                .forEach(
                        (name, score) ->
                                card.append(
                                        String.format(
                                                Locale.ROOT, "| %s | %.4f |%n", name, score)));
        card.append("\n| parameter | |\n|---|---|\n");
        new TreeMap<>(best.params())
                .forEach(
                        (name, text) ->
                                card.append("| ")
                                        .append(name)
                                        .append(" | ")
                                        .append(text)
                                        .append(" |\n"));
        card.append(
                "\nTo be used for pictures like those it was trained on: crops of tracks, square,"
                        + " with a margin. How well it does elsewhere was not measured here.\n");
        return card.toString();
    }

    private static void describe(DatasetVersion version, StringBuilder card) {
        card.append("Dataset version `")
                .append(version.id())
                .append("` (manifest `")
                .append(version.manifest())
                .append("`), classes ")
                .append(String.join(", ", version.names()))
                .append("; items ")
                .append(new TreeMap<>(version.sizes()))
                .append(".\n\n");
    }
}
