package io.vedette.core.training.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vedette.service.collect.Samples;
import io.vedette.service.evaluation.Evaluations;
import io.vedette.service.evaluation.Scoring;
import io.vedette.service.model.LoadedModels;
import io.vedette.service.model.ModelLease;
import io.vedette.service.model.ModelPackages;
import io.vedette.service.model.ModelRef;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.training.SweepRequest;
import io.vedette.spi.Outcome;
import io.vedette.spi.frame.Crop;
import io.vedette.spi.metric.Unit;
import io.vedette.spi.model.Classifying;
import io.vedette.spi.model.Deadline;
import io.vedette.spi.model.Scores;
import io.vedette.spi.training.TrainingData;
import io.vedette.spi.training.TrainingData.Example;
import io.vedette.spi.training.TrainingData.Split;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Says how good a trained model is on the validation split: as it will run in service, through its
 * engine, and not as its trainer says.
 */
@Component(service = Judge.class)
public final class Judge {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final LoadedModels models;

    @Reference(
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY,
            cardinality = ReferenceCardinality.OPTIONAL)
    private volatile Scoring scoring;

    @Reference(
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY,
            cardinality = ReferenceCardinality.OPTIONAL)
    private volatile Evaluations evaluations;

    @Reference(
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY,
            cardinality = ReferenceCardinality.OPTIONAL)
    private volatile Samples samples;

    /**
     * @param models runs what was trained
     */
    @Activate
    public Judge(@Reference LoadedModels models) {
        this.models = models;
    }

    /** Refuses a goal that cannot be computed. */
    void check(SweepRequest request, List<String> classes) {
        String metric = request.goal().metric();
        int slash = metric.indexOf('/');
        if (slash > 0) {
            Scoring service = scoring;
            if (service == null || !service.metrics().contains(metric.substring(0, slash))) {
                throw new InvalidRequestException(
                        "goal '" + metric + "' names a metric that is not in service");
            }
        } else if (!ValidationScores.knows(metric, classes)) {
            throw new InvalidRequestException(
                    "goal '"
                            + metric
                            + "' is not accuracy, balanced-accuracy, log-loss, auc:CLASS or"
                            + " METRIC/VALUE");
        }
        request.threshold()
                .filter(t -> !classes.contains(t.positive()))
                .ifPresent(
                        t -> {
                            throw new InvalidRequestException(
                                    "the threshold's class '"
                                            + t.positive()
                                            + "' is none of "
                                            + classes);
                        });
    }

    /** Sets the threshold where one is wanted, and computes the scores. */
    Map<String, Double> judge(Path model, SweepRequest request, TrainingData data) {
        ValidationScores validation = validate(model, data, request.seed());
        Map<String, Double> scores = new TreeMap<>(validation.all());
        request.threshold()
                .ifPresent(
                        wanted -> {
                            double threshold = validation.threshold(wanted);
                            writeThreshold(model, threshold);
                            scores.put("threshold", threshold);
                        });
        String metric = request.goal().metric();
        if (metric.indexOf('/') > 0) {
            scores.put(metric, measure(model, request));
        }
        return scores;
    }

    private ValidationScores validate(Path model, TrainingData data, long seed) {
        try (ModelLease<Classifying> lease = models.classifying(ModelRef.folder(model));
                Stream<Example> examples = data.open(Split.VALIDATION, seed)) {
            ValidationScores scores = new ValidationScores(lease.description().classes());
            int batch = lease.model().preferredBatch();
            List<Crop> pictures = new ArrayList<>();
            List<Integer> labels = new ArrayList<>();
            List<String> occasions = new ArrayList<>();
            for (Iterator<Example> i = examples.iterator(); i.hasNext(); ) {
                Example example = i.next();
                pictures.add(example.picture());
                labels.add(example.label());
                occasions.add(occasion(example.sample()));
                if (pictures.size() == batch || !i.hasNext()) {
                    add(lease.model(), pictures, labels, occasions, scores);
                    pictures.clear();
                    labels.clear();
                    occasions.clear();
                }
            }
            return scores;
        }
    }

    /** The alert a sample is of, else the sample itself. */
    private String occasion(String sample) {
        Samples known = samples;
        return known == null
                ? sample
                : known.sample(sample).flatMap(s -> s.known().alert()).orElse(sample);
    }

    private static void add(
            Classifying model,
            List<Crop> pictures,
            List<Integer> labels,
            List<String> occasions,
            ValidationScores to) {
        List<Outcome<Scores>> outcomes = model.run(pictures, Deadline.in(LIMIT));
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) instanceof Outcome.Done<Scores> done) {
                to.add(labels.get(i), done.value().probabilities(), occasions.get(i));
            } else {
                throw new TrialFailedException(
                        "the model cannot be judged: "
                                + ((Outcome.Failed<Scores>) outcomes.get(i)).why());
            }
        }
    }

    private double measure(Path model, SweepRequest request) {
        Scoring service = scoring;
        Evaluations units = evaluations;
        String metric = request.goal().metric();
        int slash = metric.indexOf('/');
        if (service == null || units == null) {
            throw new TrialFailedException("metric " + metric + " is not in service any more");
        }
        try (Stream<Unit> said =
                units.units(request.datasetVersion(), "validation", model.toString())) {
            Double value =
                    service.units(
                                    metric.substring(0, slash),
                                    Map.of(),
                                    said,
                                    Optional.empty(),
                                    mark -> {})
                            .values()
                            .get(metric.substring(slash + 1));
            if (value == null) {
                throw new TrialFailedException(
                        "metric " + metric + " has no value on the validation split");
            }
            return value;
        }
    }

    private static void writeThreshold(Path model, double threshold) {
        Path file = model.resolve(ModelPackages.FILE);
        try {
            ObjectNode json = (ObjectNode) JSON.readTree(file.toFile());
            json.put("threshold", threshold);
            JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), json);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
