package io.vedette.core.labeling.internal.aggregate;

import io.vedette.service.labeling.Aggregation;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.store.labeling.GoldCount;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Component;

/** The methods of aggregation. */
@Component
public final class CoreAggregation implements Aggregation {
    private static final int ROUNDS = 100;

    /** Per answer; so small that only the number of rounds ends a slow one, and then it is said. */
    private static final double TOLERANCE = 1e-12;

    private static final Set<String> METHODS =
            Set.of("majority", "wawa", "dawid-skene", "one-coin");

    @Override
    public Set<String> methods() {
        return new TreeSet<>(METHODS);
    }

    @Override
    public Result classes(
            String method,
            List<CrowdAnswer> answers,
            Map<String, String> gold,
            Map<String, String> options) {
        return classes(method, answers, gold, List.of(), options);
    }

    /** With what workers said of gold items before. */
    public Result classes(
            String method,
            List<CrowdAnswer> answers,
            Map<String, String> gold,
            List<GoldCount> history,
            Map<String, String> options) {
        if (!METHODS.contains(method)) {
            throw new InvalidRequestException(
                    "method '" + method + "' is not there; there are " + methods());
        }
        if (answers.isEmpty()) {
            throw new InvalidRequestException("there are no answers to aggregate");
        }
        known(options, Set.of("rounds", "tolerance"));
        Crowd crowd = new Crowd(answers, gold.values());
        switch (method) {
            case "majority":
                return Voting.majority(crowd, gold);
            case "wawa":
                return Voting.wawa(crowd, gold);
            default:
                double rounds = number(options, "rounds", ROUNDS);
                if (rounds < 1 || rounds != Math.rint(rounds) || rounds > Integer.MAX_VALUE) {
                    throw new InvalidRequestException(
                            "rounds is a whole number from 1, not " + options.get("rounds"));
                }
                return new DawidSkene(crowd, gold, past(crowd, history), method.equals("one-coin"))
                        .run((int) rounds, number(options, "tolerance", TOLERANCE));
        }
    }

    private static double[][][] past(Crowd crowd, List<GoldCount> history) {
        int classes = crowd.labels.size();
        double[][][] counts = new double[crowd.workers.size()][classes][classes];
        Map<String, Integer> workers = Crowd.numbers(crowd.workers);
        Map<String, Integer> labels = Crowd.numbers(crowd.labels);
        for (GoldCount row : history) {
            Integer worker = workers.get(row.worker());
            Integer said = labels.get(row.said());
            Integer truth = labels.get(row.truth());
            if (worker != null && said != null && truth != null) {
                counts[worker][said][truth] += row.times();
            }
        }
        return counts;
    }

    @Override
    public List<ConsensusBox> boxes(List<List<VotedBox>> replicas, Map<String, String> options) {
        known(options, Set.of("overlap", "quorum"));
        return new BoxConsensus(number(options, "overlap", 0.5))
                .merge(
                        replicas,
                        BoxConsensus.quorum(number(options, "quorum", 0), replicas.size()));
    }

    private static void known(Map<String, String> options, Set<String> names) {
        for (String name : options.keySet()) {
            if (!names.contains(name)) {
                throw new InvalidRequestException(
                        "option '" + name + "' is not there; there are " + new TreeSet<>(names));
            }
        }
    }

    private static double number(Map<String, String> options, String name, double otherwise) {
        String text = options.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value) && value >= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Refused below, like a negative one.
        }
        throw new InvalidRequestException("option " + name + " is not a number from 0: " + text);
    }
}
