package io.vedette.core.loop.internal;

import io.vedette.service.dataset.DatasetVersion;
import io.vedette.service.dataset.Datasets;
import io.vedette.service.dataset.Split;
import io.vedette.service.evaluation.Evaluation;
import io.vedette.service.evaluation.EvaluationRequest;
import io.vedette.service.evaluation.Evaluations;
import io.vedette.service.evaluation.Subject;
import io.vedette.service.model.ModelRegistry;
import io.vedette.service.model.ModelVersion;
import io.vedette.service.problem.ConflictException;
import io.vedette.service.security.Caller;
import io.vedette.service.training.Sweep;
import io.vedette.service.training.SweepRequest;
import io.vedette.service.training.Sweeps;
import io.vedette.service.training.TrainingState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A sweep over the dataset version, and the judgement of what came out of it. */
@Component(service = TrainSteps.class)
public final class TrainSteps {
    private static final String TRAINER = "dl4j-patch";

    /** What is worth trying on some hundreds of small crops within minutes on one thread. */
    private static final Map<String, String> SPACE =
            Map.of(
                    "size", "32|40",
                    "blocks", "4",
                    "filters", "10..16",
                    "epochs", "20..30",
                    "batch", "32",
                    "learningRate", "0.004..0.012",
                    "dropout", "0..0.4",
                    "augment", "0.3..0.8",
                    "balance", "0.3..0.8");

    /** Share of the validation split's alerts about people that the threshold keeps. */
    private static final double KEPT = 0.93;

    private final Sweeps sweeps;
    private final Evaluations evaluations;
    private final Datasets datasets;
    private final ModelRegistry models;

    /** With what trains and judges. */
    @Activate
    public TrainSteps(
            @Reference Sweeps sweeps,
            @Reference Evaluations evaluations,
            @Reference Datasets datasets,
            @Reference ModelRegistry models) {
        this.sweeps = sweeps;
        this.evaluations = evaluations;
        this.datasets = datasets;
        this.models = models;
    }

    LoopStep train() {
        return new Named("train", this::train);
    }

    LoopStep evaluate() {
        return new Named("evaluate", this::evaluate);
    }

    private String train(Walk walk) throws InterruptedException, IOException {
        String id =
                walk.facts()
                        .get("sweep")
                        .orElseGet(
                                () -> {
                                    String begun = begun(walk);
                                    walk.facts().put("sweep", begun);
                                    return begun;
                                });
        Sweep sweep = sweeps.sweep(id).orElseThrow();
        while (sweep.finished().isEmpty()) {
            if (walk.cancelled().getAsBoolean()) {
                sweeps.stop(id, caller(walk.by()));
                throw new ConflictException("the loop was cancelled");
            }
            sweep = sweeps.await(id, Duration.ofSeconds(1));
            walk.say().accept(sweep.ended() + " of " + walk.request().trials() + " trials");
        }
        if (sweep.state() != TrainingState.DONE || sweep.model().isEmpty()) {
            throw new ConflictException("sweep " + id + " failed: " + sweep.why());
        }
        walk.facts().put("model", sweep.model().get());
        keep(walk, sweep.model().get());
        return id;
    }

    /** The version is this loop's own: a sweep over it was begun just before a crash. */
    private String begun(Walk walk) {
        String version = walk.facts().need("version");
        return sweeps.sweeps(Optional.empty(), 50).items().stream()
                .filter(sweep -> sweep.request().datasetVersion().equals(version))
                .findFirst()
                .orElseGet(() -> sweeps.start(request(walk), caller(walk.by())))
                .id();
    }

    private static SweepRequest request(Walk walk) {
        return SweepRequest.of(
                        walk.plan().group() + "-verifier",
                        TRAINER,
                        walk.facts().need("version"),
                        walk.request().trials(),
                        walk.request().seed())
                .within(SPACE)
                .by(new SweepRequest.Goal("auc:" + LabelSteps.PERSON, true))
                .keeping(LabelSteps.PERSON, KEPT);
    }

    private static Caller caller(String by) {
        return new Caller(by, Set.of(), Optional.empty());
    }

    /** A copy of the package for those who score again. */
    private void keep(Walk walk, String id) throws IOException {
        ModelVersion model = models.byId(id).orElseThrow();
        Path from = models.folder(model);
        Path to = walk.folder().resolve("model");
        Files.createDirectories(to);
        List<Path> files;
        try (Stream<Path> all = Files.list(from)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Files.copy(
                    file,
                    to.resolve(file.getFileName().toString()),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** On the evaluation pool where something of it was labeled, else on the validation split. */
    private String evaluate(Walk walk) {
        DatasetVersion version = datasets.version(walk.facts().need("version")).orElseThrow();
        Split split =
                version.sizes().getOrDefault(Split.TEST, 0) > 0 ? Split.TEST : Split.VALIDATION;
        String model = walk.facts().need("model");
        Evaluation evaluation =
                evaluations.record(
                        new EvaluationRequest(
                                "coco-detection",
                                Map.of(),
                                Optional.of(model),
                                new Subject.OnVersion(version.id(), split.id()),
                                "loop " + walk.id()),
                        evaluations.units(version.id(), split.id(), model),
                        walk.by());
        return evaluation.id();
    }
}
