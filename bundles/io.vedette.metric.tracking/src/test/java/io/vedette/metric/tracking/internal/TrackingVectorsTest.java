package io.vedette.metric.tracking.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vedette.spi.Box;
import io.vedette.spi.metric.EvaluationMetric.Accumulator;
import io.vedette.spi.metric.EvaluationMetric.MetricSpec;
import io.vedette.spi.metric.Report;
import io.vedette.spi.metric.Tally;
import io.vedette.spi.metric.Unit;
import io.vedette.spi.metric.Weights;
import io.vedette.testkit.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TrackingVectorsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void agreesWithMotmetricsOnItsOwnCases() throws IOException {
        JsonNode cases =
                JSON.readTree(
                        Shared.path("vectors/metrics/motmetrics_synthetic/cases.json").toFile());
        int checked = 0;
        for (Map.Entry<String, JsonNode> named : cases.properties()) {
            ClearCount clear = new ClearCount("s", mark -> {});
            IdentityCount identity = new IdentityCount();
            int number = 0;
            for (JsonNode frame : named.getValue().get("frames")) {
                FrameMatch match = frame(frame);
                clear.frame(++number, match);
                identity.frame(match);
            }
            Tally tally = new Tally();
            clear.store(tally);
            identity.store("s", tally, mark -> {});
            Map<String, Double> values =
                    new TreeMap<>(ClearMot.values(tally, Weights.ONE).values());
            values.putAll(Identity.values(tally, Weights.ONE).values());
            for (Map.Entry<String, JsonNode> expected :
                    named.getValue().get("expected").properties()) {
                String ours =
                        switch (expected.getKey()) {
                            case "mota" -> "MOTA";
                            case "motp" -> "MOTP";
                            case "num_false_positives" -> "FP";
                            case "num_misses" -> "FN";
                            case "num_switches" -> "IDSW";
                            case "idtp" -> "IDTP";
                            case "idfp" -> "IDFP";
                            case "idfn" -> "IDFN";
                            default -> "";
                        };
                if (!ours.isEmpty()) {
                    checked++;
                    same(named.getKey() + " " + ours, values.get(ours), expected.getValue(), 1e-6);
                }
            }
        }
        assertThat(checked).isGreaterThan(20);
    }

    @Test
    void agreesWithTrackEvalOnItsOwnCases() throws IOException {
        JsonNode cases =
                JSON.readTree(
                        Shared.path("vectors/metrics/trackeval_synthetic/cases.json").toFile());
        for (Map.Entry<String, JsonNode> named : cases.properties()) {
            JsonNode one = named.getValue();
            ClearCount clear = new ClearCount("s", mark -> {});
            IdentityCount identity = new IdentityCount();
            for (int t = 0; t < one.get("num_timesteps").asInt(); t++) {
                FrameMatch match = frame(one, t);
                clear.frame(t + 1, match);
                identity.frame(match);
            }
            Tally tally = new Tally();
            clear.store(tally);
            identity.store("s", tally, mark -> {});
            Report clearMot = ClearMot.values(tally, Weights.ONE);
            Report id = Identity.values(tally, Weights.ONE);
            JsonNode expected = one.get("expected");
            same(named.getKey(), clearMot.values().get("MOTA"), expected.get("MOTA"), 1e-6);
            same(named.getKey(), clearMot.values().get("IDSW"), expected.get("IDSW"), 0);
            same(named.getKey(), clearMot.values().get("FP"), expected.get("CLR_FP"), 0);
            same(named.getKey(), clearMot.values().get("FN"), expected.get("CLR_FN"), 0);
            for (String name : new String[] {"IDF1", "IDP", "IDR", "IDTP", "IDFP", "IDFN"}) {
                same(named.getKey() + name, id.values().get(name), expected.get(name), 1e-6);
            }
        }
    }

    @Test
    void agreesWithBothOnTudCampus() throws IOException {
        Path folder = Shared.path("vectors/metrics/mot_tud/TUD-Campus");
        Unit.Sequence sequence =
                sequence(mot(folder.resolve("gt.txt")), mot(folder.resolve("test.txt")));
        MetricSpec spec = new MetricSpec(Map.of());
        Accumulator clear = new ClearMot().start(spec);
        clear.accumulate(sequence, mark -> {});
        Accumulator identity = new Identity().start(spec);
        identity.accumulate(sequence, mark -> {});
        JsonNode peer =
                JSON.readTree(
                                Shared.path(
                                                "vectors/metrics/mot_tud/expected_trackeval_generated.json")
                                        .toFile())
                        .at("/rows/TUD-Campus");
        Map<String, Double> values = clear.report(Weights.ONE).values();
        for (String name : new String[] {"MOTA", "IDSW", "Frag", "MT", "PT", "ML"}) {
            same(name, values.get(name), peer.get(name), 1e-6);
        }
        assertThat(1 - values.get("MOTP")).isCloseTo(peer.get("MOTP").asDouble(), within(1e-6));
        Map<String, Double> ids = identity.report(Weights.ONE).values();
        for (String name : new String[] {"IDF1", "IDP", "IDR", "IDTP", "IDFP", "IDFN"}) {
            same(name, ids.get(name), peer.get(name), 1e-6);
        }
    }

    private static void same(String what, Double actual, JsonNode expected, double tolerance) {
        if (expected.isNull()) {
            assertThat(actual).as(what).isNull();
        } else {
            assertThat(actual).as(what).isCloseTo(expected.asDouble(), within(tolerance));
        }
    }

    private static FrameMatch frame(JsonNode frame) {
        long[] truth = longs(frame.get(0));
        long[] predicted = longs(frame.get(1));
        double[][] distance = new double[truth.length][predicted.length];
        for (int i = 0; i < truth.length; i++) {
            for (int j = 0; j < predicted.length; j++) {
                JsonNode d = frame.get(2).get(i).get(j);
                distance[i][j] = d.isNull() ? Double.NaN : d.asDouble();
            }
        }
        return new FrameMatch(truth, predicted, distance);
    }

    private static FrameMatch frame(JsonNode one, int t) {
        long[] truth = longs(one.get("gt_ids").get(t));
        long[] predicted = longs(one.get("tracker_ids").get(t));
        double[][] distance = new double[truth.length][predicted.length];
        for (int i = 0; i < truth.length; i++) {
            for (int j = 0; j < predicted.length; j++) {
                JsonNode similarity =
                        one.get("similarity").path(truth[i] + "," + predicted[j]).path(t);
                distance[i][j] =
                        similarity.asDouble() >= 0.5 ? 1 - similarity.asDouble() : Double.NaN;
            }
        }
        return new FrameMatch(truth, predicted, distance);
    }

    private static long[] longs(JsonNode array) {
        long[] numbers = new long[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).asLong();
        }
        return numbers;
    }

    private static TreeMap<Long, List<Unit.Identified>> mot(Path file) throws IOException {
        TreeMap<Long, List<Unit.Identified>> frames = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] f = line.split(",");
            frames.computeIfAbsent((long) Double.parseDouble(f[0]), n -> new ArrayList<>())
                    .add(
                            new Unit.Identified(
                                    (long) Double.parseDouble(f[1]),
                                    new Box(
                                            Double.parseDouble(f[2]),
                                            Double.parseDouble(f[3]),
                                            Double.parseDouble(f[4]),
                                            Double.parseDouble(f[5])),
                                    1));
        }
        return frames;
    }

    private static Unit.Sequence sequence(
            TreeMap<Long, List<Unit.Identified>> truth,
            TreeMap<Long, List<Unit.Identified>> predicted) {
        List<Unit.SequenceFrame> frames = new ArrayList<>();
        long last = Math.max(truth.lastKey(), predicted.lastKey());
        for (long n = 1; n <= last; n++) {
            frames.add(
                    new Unit.SequenceFrame(
                            n,
                            truth.getOrDefault(n, List.of()),
                            predicted.getOrDefault(n, List.of())));
        }
        return new Unit.Sequence("TUD-Campus", frames);
    }
}
