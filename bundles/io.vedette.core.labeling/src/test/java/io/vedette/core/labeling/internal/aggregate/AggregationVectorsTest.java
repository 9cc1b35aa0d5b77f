package io.vedette.core.labeling.internal.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vedette.service.labeling.Aggregation.ConsensusBox;
import io.vedette.service.labeling.Aggregation.CrowdAnswer;
import io.vedette.service.labeling.Aggregation.Result;
import io.vedette.service.labeling.Aggregation.VotedBox;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.store.labeling.GoldCount;
import io.vedette.spi.Box;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AggregationVectorsTest {

    private final CoreAggregation aggregation = new CoreAggregation();

    private static Path vectors(String name) {
        Path path =
                Path.of(System.getProperty("vedette.shared", "../shared"))
                        .resolve("vectors/labeling")
                        .resolve(name);
        assumeTrue(Files.exists(path), "skipped: no " + path);
        return path;
    }

    private static JsonNode json(String name) throws IOException {
        return new ObjectMapper().readTree(vectors(name).toFile());
    }

    private static List<CrowdAnswer> answers(JsonNode rows) {
        List<CrowdAnswer> answers = new ArrayList<>();
        rows.forEach(
                r ->
                        answers.add(
                                new CrowdAnswer(
                                        r.get(0).asText(), r.get(1).asText(), r.get(2).asText())));
        return answers;
    }

    private static Map<String, String> strings(JsonNode object) {
        Map<String, String> map = new TreeMap<>();
        object.fields().forEachRemaining(e -> map.put(e.getKey(), e.getValue().asText()));
        return map;
    }

    @ParameterizedTest
    @ValueSource(strings = {"toy", "simple"})
    void majorityAndWawaEqualTheVectors(String name) throws IOException {
        JsonNode doc = json("crowdkit/" + name + ".json");
        double tolerance = doc.get("tolerance").asDouble();
        List<CrowdAnswer> answers = answers(doc.get("answers_task_worker_label"));
        for (String[] pair : new String[][] {{"majority", "majority_vote"}, {"wawa", "wawa"}}) {
            JsonNode expected = doc.get("expected").get(pair[1]);
            Result result = aggregation.classes(pair[0], answers, Map.of(), Map.of());
            assertThat(result.labels()).isEqualTo(strings(expected.get("labels")));
            expected.get("skills")
                    .fields()
                    .forEachRemaining(
                            e ->
                                    assertThat(result.workers().get(e.getKey()))
                                            .isCloseTo(e.getValue().asDouble(), within(tolerance)));
            expected.get("probas")
                    .fields()
                    .forEachRemaining(
                            task ->
                                    task.getValue()
                                            .fields()
                                            .forEachRemaining(
                                                    l ->
                                                            assertThat(
                                                                            result.posteriors()
                                                                                    .get(
                                                                                            task
                                                                                                    .getKey())
                                                                                    .get(
                                                                                            l
                                                                                                    .getKey()))
                                                                    .isCloseTo(
                                                                            l.getValue().asDouble(),
                                                                            within(tolerance))));
        }
    }

    @Test
    void aTieIsListedAndTheFirstLabelTaken() throws IOException {
        JsonNode doc = json("crowdkit/toy.json");
        Result result =
                aggregation.classes(
                        "majority",
                        answers(doc.get("answers_task_worker_label")),
                        Map.of(),
                        Map.of());
        assertThat(result.ties()).containsExactly("t1");
        assertThat(result.labels()).containsEntry("t1", "no");
    }

    @ParameterizedTest
    @ValueSource(strings = {"toy", "simple"})
    void dawidSkeneAndOneCoinFindTheTruth(String name) throws IOException {
        JsonNode doc = json("crowdkit/" + name + ".json");
        List<CrowdAnswer> answers = answers(doc.get("answers_task_worker_label"));
        Map<String, String> truth = strings(doc.get("ground_truth"));
        Result ds =
                aggregation.classes(
                        "dawid-skene", answers, Map.of(), Map.of("rounds", "10", "tolerance", "0"));
        assertThat(ds.labels()).isEqualTo(truth);
        Result coin = aggregation.classes("one-coin", answers, Map.of(), Map.of("rounds", "10"));
        assertThat(coin.labels()).isEqualTo(truth);
        Result gold =
                aggregation.classes(
                        "dawid-skene", answers, strings(doc.get("gold")), Map.of("rounds", "10"));
        assertThat(gold.labels()).isEqualTo(truth);
        assertThat(gold.posteriors().get(truth.keySet().iterator().next()).values())
                .allSatisfy(p -> assertThat(p).isBetween(0.0, 1.0));
    }

    @Test
    void aThousandRealItemsGiveTheNumbersPublished() throws IOException {
        List<CrowdAnswer> answers = new ArrayList<>();
        for (String line : Files.readAllLines(vectors("get-another-label/labels.tsv"))) {
            String[] cells = line.split("\t");
            answers.add(new CrowdAnswer(cells[1], cells[0], cells[2]));
        }
        Map<String, String> truth = pairs("get-another-label/evaluation.tsv");
        Map<String, String> gold = pairs("get-another-label/gold-30items.tsv");
        JsonNode expected = json("get-another-label/expected.json");
        JsonNode accuracy = expected.get("accuracy");
        assertThat(right(aggregation.classes("majority", answers, Map.of(), Map.of()), truth))
                .isEqualTo(accuracy.get("majority_vote").asDouble());
        assertThat(right(aggregation.classes("wawa", answers, Map.of(), Map.of()), truth))
                .isEqualTo(accuracy.get("wawa").asDouble());

        Result hundred = aggregation.classes("dawid-skene", answers, Map.of(), Map.of());
        assertThat(hundred.rounds()).isEqualTo(100);
        assertThat(hundred.converged()).as("not converged is said").isFalse();
        assertThat(right(hundred, truth)).isEqualTo(accuracy.get("dawid_skene").asDouble());

        Crowd crowd = new Crowd(answers, List.of());
        DawidSkene ds =
                new DawidSkene(crowd, Map.of(), new double[crowd.workers.size()][2][2], false);
        Result settled = ds.run(5000, 1e-14);
        assertThat(settled.converged()).isTrue();
        assertThat(right(settled, truth)).isEqualTo(accuracy.get("dawid_skene").asDouble());
        JsonNode numbers = expected.get("dawid_skene");
        double[] priors = {
            numbers.get("priors").get(0).asDouble(), numbers.get("priors").get(1).asDouble()
        };
        assertThat(ds.priors()).containsExactly(priors, within(1e-7));
        assertThat(ds.logLikelihood())
                .isCloseTo(numbers.get("log_likelihood").asDouble(), within(1e-6));

        // The reference stopped at another point of a flat bound: 0.733 there, 0.736 at the end.
        assertThat(right(aggregation.classes("dawid-skene", answers, gold, Map.of()), truth))
                .isCloseTo(accuracy.get("dawid_skene_with_30_gold").asDouble(), within(0.004));
        assertThat(
                        right(
                                aggregation.classes(
                                        "dawid-skene", answers, gold, Map.of("tolerance", "1e-5")),
                                truth))
                .isEqualTo(accuracy.get("dawid_skene_with_30_gold").asDouble());
    }

    private static Map<String, String> pairs(String name) throws IOException {
        Map<String, String> map = new HashMap<>();
        for (String line : Files.readAllLines(vectors(name))) {
            String[] cells = line.split("\t");
            map.put(cells[0], cells[1]);
        }
        return map;
    }

    private static double right(Result result, Map<String, String> truth) {
        long right =
                truth.entrySet().stream()
                        .filter(e -> e.getValue().equals(result.labels().get(e.getKey())))
                        .count();
        return (double) right / truth.size();
    }

    @Test
    void goldDecidesWhatItIsKnownFor() throws IOException {
        JsonNode doc = json("crowdkit/gold_multiple.json");
        Result result =
                aggregation.classes(
                        "majority",
                        answers(doc.get("answers").get("rows")),
                        strings(doc.get("gold")),
                        Map.of());
        assertThat(result.labels()).isEqualTo(strings(doc.get("expected_labels")));
    }

    @Test
    void krippendorffsAlphaEqualsTheVectors() throws IOException {
        for (JsonNode one : json("crowdkit/agreement.json").get("krippendorff_alpha")) {
            if (one.has("rows")) {
                assertThat(Agreement.alpha(answers(one.get("rows"))).orElseThrow())
                        .isCloseTo(one.get("alpha").asDouble(), within(1e-12));
            }
        }
        JsonNode toy = json("crowdkit/toy.json");
        assertThat(Agreement.alpha(answers(toy.get("answers_task_worker_label"))).orElseThrow())
                .isCloseTo(
                        toy.get("metrics").get("krippendorff_alpha_nominal").asDouble(),
                        within(1e-12));
    }

    @Test
    void boxesEqualTheVectors() throws IOException {
        JsonNode doc = json("boxes/consensus.json");
        check(doc.get("cvat_consensus"));
        doc.get("same_rules_ours").forEach(this::check);
    }

    private void check(JsonNode one) {
        List<List<VotedBox>> replicas = new ArrayList<>();
        for (JsonNode replica : one.get("replicas")) {
            List<VotedBox> boxes = new ArrayList<>();
            replica.forEach(
                    b -> boxes.add(VotedBox.of(b.get("label").asText(), box(b.get("box")))));
            replicas.add(boxes);
        }
        Map<String, String> options = new LinkedHashMap<>();
        options.put("overlap", one.get("min_overlap").asText());
        if (one.has("quorum")) {
            options.put("quorum", one.get("quorum").asText());
        }
        List<ConsensusBox> merged = aggregation.boxes(replicas, options);
        assertThat(merged).hasSize(one.get("expected").size());
        for (int i = 0; i < merged.size(); i++) {
            JsonNode expected = one.get("expected").get(i);
            ConsensusBox box = merged.get(i);
            assertThat(box.label()).isEqualTo(expected.get("label").asText());
            assertThat(box.votes()).isEqualTo(expected.get("votes").asInt());
            assertThat(box.medoid()).isEqualTo(box(expected.get("box_xywh")));
            assertThat(box.score()).isCloseTo(expected.get("score").asDouble(), within(1e-12));
            Box mean = box(expected.get("mean_box_xywh"));
            assertThat(box.mean().x()).isCloseTo(mean.x(), within(1e-6));
            assertThat(box.mean().width()).isCloseTo(mean.width(), within(1e-6));
            assertThat(box.mean().height()).isCloseTo(mean.height(), within(1e-6));
        }
    }

    private static Box box(JsonNode xywh) {
        return new Box(
                xywh.get(0).asDouble(),
                xywh.get(1).asDouble(),
                xywh.get(2).asDouble(),
                xywh.get(3).asDouble());
    }

    @Test
    void aMemberJoinsOnlyIfItOverlapsEveryMember() {
        // A chain: neighbours overlap by 0.6, the ends by 0.33.
        List<List<VotedBox>> chain =
                List.of(
                        List.of(VotedBox.of("car", new Box(0, 0, 100, 10))),
                        List.of(VotedBox.of("car", new Box(25, 0, 100, 10))),
                        List.of(VotedBox.of("car", new Box(50, 0, 100, 10))));
        assertThat(aggregation.boxes(chain, Map.of()))
                .extracting(ConsensusBox::votes)
                .containsExactly(2, 1);
    }

    @Test
    void edgesAreWeightedMediansAndAShareOfTheAnnotatorsIsRoundedUp() {
        List<List<VotedBox>> replicas =
                List.of(
                        List.of(new VotedBox("car", new Box(0, 0, 100, 100), 1)),
                        List.of(new VotedBox("car", new Box(2, 0, 100, 100), 5)),
                        List.of(new VotedBox("van", new Box(9, 0, 100, 100), 1)));
        ConsensusBox box = aggregation.boxes(replicas, Map.of("quorum", "0.7")).get(0);
        assertThat(box.box()).isEqualTo(new Box(2, 0, 100, 100));
        assertThat(box.label()).isEqualTo("car");
        assertThat(BoxConsensus.quorum(0.7, 5)).isEqualTo(4);
        assertThat(aggregation.boxes(replicas.subList(0, 2), Map.of("quorum", "3"))).isEmpty();
    }

    @Test
    void historyTipsAnEvenVote() {
        List<CrowdAnswer> even =
                List.of(
                        new CrowdAnswer("t1", "good", "b"),
                        new CrowdAnswer("t1", "bad", "a"),
                        new CrowdAnswer("t2", "good", "a"),
                        new CrowdAnswer("t2", "bad", "b"));
        List<GoldCount> past =
                List.of(
                        new GoldCount("good", "a", "a", 20),
                        new GoldCount("good", "b", "b", 20),
                        new GoldCount("bad", "a", "b", 10),
                        new GoldCount("bad", "a", "a", 10),
                        new GoldCount("bad", "b", "b", 10),
                        new GoldCount("bad", "b", "a", 10));
        assertThat(aggregation.classes("dawid-skene", even, Map.of(), Map.of()).ties())
                .containsExactly("t1", "t2");
        Result result = aggregation.classes("dawid-skene", even, Map.of(), past, Map.of());
        assertThat(result.labels()).isEqualTo(Map.of("t1", "b", "t2", "a"));
        assertThat(result.ties()).isEmpty();
    }

    @Test
    void whatIsNotThereIsRefusedByName() {
        List<CrowdAnswer> one = List.of(new CrowdAnswer("t", "w", "a"));
        assertThatThrownBy(() -> aggregation.classes("glad", one, Map.of(), Map.of()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("glad")
                .hasMessageContaining("dawid-skene");
        assertThatThrownBy(
                        () ->
                                aggregation.classes(
                                        "dawid-skene", one, Map.of(), Map.of("rounds", "x")))
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(
                        () -> aggregation.classes("majority", one, Map.of(), Map.of("ronds", "1")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("ronds");
    }
}
