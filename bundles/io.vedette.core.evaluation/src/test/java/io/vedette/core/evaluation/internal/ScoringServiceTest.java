package io.vedette.core.evaluation.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vedette.metric.cost.internal.Cost;
import io.vedette.metric.detection.internal.CocoDetection;
import io.vedette.metric.event.internal.Alert;
import io.vedette.metric.tracking.internal.ClearMot;
import io.vedette.metric.tracking.internal.Identity;
import io.vedette.service.evaluation.Difference;
import io.vedette.service.evaluation.Resampling;
import io.vedette.service.evaluation.Score;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.spi.metric.EvaluationMetric;
import io.vedette.spi.metric.Unit;
import io.vedette.testkit.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoringServiceTest {
    @TempDir private Path folder;
    private final ScoringService scoring = new ScoringService(metrics());

    private static Metrics metrics() {
        Metrics metrics = new Metrics();
        bind(metrics, new CocoDetection(), "coco-detection", "image");
        bind(metrics, new ClearMot(), "clear-mot", "sequence");
        bind(metrics, new Identity(), "identity", "sequence");
        bind(metrics, new Alert(), "alert", "camera-time");
        bind(metrics, new Cost(), "cost", "cost");
        return metrics;
    }

    private static void bind(Metrics metrics, EvaluationMetric metric, String id, String judges) {
        metrics.bindMetric(metric, Map.of("vedette.metric", id, "vedette.judges", judges));
    }

    @Test
    void scoresCocoFiles() {
        Path vectors = Shared.path("vectors/metrics/coco_bbox");
        Score score =
                scoring.files(
                        "coco-detection",
                        vectors.resolve("gt.json"),
                        vectors.resolve("dets_results.json"),
                        Map.of());
        assertThat(score.values().get("AP")).isCloseTo(0.503647, within(1e-6));
        assertThat(score.groups().get("perClass")).hasSize(70);
        assertThat(score.intervals()).isEmpty();
    }

    @Test
    void scoresMotFiles() {
        Path vectors = Shared.path("vectors/metrics/mot_tud/TUD-Campus");
        Score score =
                scoring.files(
                        "clear-mot",
                        vectors.resolve("gt.txt"),
                        vectors.resolve("test.txt"),
                        Map.of());
        assertThat(score.values().get("MOTA")).isCloseTo(0.526462, within(1e-6));
    }

    @Test
    void scoresAlertsWithTheTimeObservedInTheFirstLine() throws IOException {
        Path truth =
                write(
                        "truth.jsonl",
                        """
                        {"observed": {"yard": 43200, "gate": 43200}}
                        {"camera": "yard", "begin": 10, "end": 20, "boxes": [[10, 0, 0, 50, 50]]}
                        """);
        Path alerts =
                write(
                        "alerts.jsonl",
                        """
                        {"camera": "yard", "type": "intrusion", "begin": 11, "at": 12, "end": 13, "box": [0, 0, 40, 50]}
                        {"camera": "gate", "type": "intrusion", "begin": 11, "at": 12, "end": 13, "box": [0, 0, 40, 50]}
                        """);
        Score score = scoring.files("alert", truth, alerts, Map.of("minIou", "0.1", "post", "2"));
        assertThat(score.values())
                .containsEntry("truePositives", 1.0)
                .containsEntry("falsePositives", 1.0)
                .containsEntry("falseAlarmsPerCameraDay", 1.0)
                .containsEntry("recall", 1.0);
        assertThat(score.intervals()).containsKey("falseAlarmsPerCameraDay");
    }

    @Test
    void withoutTheTimeObservedTheRateIsUndefined() throws IOException {
        Path truth = write("t.json", "[{\"camera\":\"a\",\"type\":\"x\",\"begin\":1,\"end\":2}]");
        Path alerts = write("a.json", "[]");
        Score score = scoring.files("alert", truth, alerts, Map.of());
        assertThat(score.values()).containsEntry("falseAlarmsPerCameraDay", null);
        assertThat(score.values()).containsEntry("recall", 0.0).containsEntry("precision", null);
    }

    @Test
    void saysWhatIsWrongWhere() throws IOException {
        Path good = write("good.txt", "1,1,0,0,10,10,1\n");
        Path tooShort = write("short.txt", "1,1,0,0,10,10,1\n1,2,0,0\n");
        assertThatThrownBy(() -> scoring.files("clear-mot", good, tooShort, Map.of()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("short.txt")
                .hasMessageContaining("line 2");
        Path twice = write("twice.txt", "1,1,0,0,10,10,1\n1,1,0,0,10,10,1\n");
        assertThatThrownBy(() -> scoring.files("clear-mot", good, twice, Map.of()))
                .hasMessageContaining("twice");
        Path zero = write("zero.txt", "0,1,0,0,10,10,1\n");
        assertThatThrownBy(() -> scoring.files("clear-mot", good, zero, Map.of()))
                .hasMessageContaining("from 1");
        Path broken = write("broken.json", "{\"images\": [");
        assertThatThrownBy(() -> scoring.files("coco-detection", broken, broken, Map.of()))
                .hasMessageContaining("broken.json");
        Path missing = folder.resolve("missing.txt");
        assertThatThrownBy(() -> scoring.files("clear-mot", good, missing, Map.of()))
                .hasMessageContaining("is not there");
        assertThatThrownBy(() -> scoring.files("best", good, good, Map.of()))
                .hasMessageContaining("clear-mot");
        assertThatThrownBy(() -> scoring.files("clear-mot", good, good, Map.of("iou", "2")))
                .hasMessageContaining("iou");
        for (String metric : List.of("clear-mot", "identity")) {
            assertThatThrownBy(() -> scoring.files(metric, good, good, Map.of("iuo", "0.3")))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("no option iuo");
        }
        assertThatThrownBy(
                        () ->
                                scoring.files(
                                        "coco-detection",
                                        Shared.path("vectors/metrics/coco_bbox/gt.json"),
                                        Shared.path("vectors/metrics/coco_bbox/dets_results.json"),
                                        Map.of("iou", "0.3")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("no option iou");
    }

    @Test
    void withoutTruthNothingThatNeedsItIsANumber() throws IOException {
        Path empty = write("empty.txt", "");
        Path found = write("found.txt", "\uFEFF1,7,0,0,10,10,0.9\r\n");
        assertThat(scoring.files("identity", empty, found, Map.of()).values())
                .containsEntry("IDF1", null)
                .containsEntry("IDR", null)
                .containsEntry("IDP", 0.0);
        assertThat(scoring.files("identity", found, empty, Map.of()).values())
                .containsEntry("IDF1", 0.0)
                .containsEntry("IDP", null);
        assertThat(scoring.files("clear-mot", empty, found, Map.of()).values())
                .containsEntry("MOTA", null)
                .containsEntry("MOTP", null)
                .containsEntry("recall", null)
                .containsEntry("FP", 1.0);
    }

    @Test
    void truthOfConfidenceZeroIsNotJudged() throws IOException {
        Path truth = write("t.txt", "1,1,0,0,10,10,1\n1,2,100,100,10,10,0\n");
        Path found = write("p.txt", "1,7,0,0,10,10,0.9\n");
        assertThat(scoring.files("clear-mot", truth, found, Map.of()).values())
                .containsEntry("FN", 0.0)
                .containsEntry("MOTA", 1.0);
    }

    @Test
    void comparesOnTheSameBlocks() {
        List<Unit> before = new ArrayList<>();
        List<Unit> after = new ArrayList<>();
        for (int c = 0; c < 12; c++) {
            before.add(time("camera-" + c, 4 + c % 3));
            after.add(time("camera-" + c, 1));
        }
        Difference rate =
                scoring.compare(
                                "alert",
                                Map.of(),
                                List.of("falseAlarmsPerCameraDay"),
                                before.stream(),
                                after.stream(),
                                Resampling.DEFAULT)
                        .get(0);
        assertThat(rate.difference().orElseThrow()).isCloseTo(-4 * 24, within(1e-9));
        assertThat(rate.interval().orElseThrow().high()).isLessThan(-3 * 24);
        assertThat(rate.probabilityBelow()).isEqualTo(1);
        assertThat(rate.blocks()).isEqualTo(12);
    }

    @Test
    void oneBlockGivesNoInterval() {
        Difference rate =
                scoring.compare(
                                "alert",
                                Map.of(),
                                List.of("falseAlarmsPerCameraDay"),
                                List.of(time("a", 3)).stream(),
                                List.of(time("a", 1)).stream(),
                                Resampling.DEFAULT)
                        .get(0);
        assertThat(rate.interval()).isEmpty();
    }

    @Test
    void metricsComeAndGo() {
        Metrics metrics = metrics();
        ClearMot newer = new ClearMot();
        metrics.bindMetric(
                newer, Map.of("vedette.metric", "clear-mot", "vedette.judges", "sequence"));
        metrics.unbindMetric(newer);
        assertThat(metrics.ids()).contains("clear-mot");
    }

    @Test
    void aSingleBlockIsNotDrawnFrom() {
        Score score =
                scoring.units(
                        "alert",
                        Map.of("post", "2"),
                        List.of(time("a", 1)).stream(),
                        Optional.of(Resampling.DEFAULT),
                        mark -> {});
        assertThat(score.blocks()).isEqualTo(1);
        assertThat(score.intervals()).isEmpty();
    }

    private static Unit time(String camera, int falseAlarms) {
        List<Unit.AlertEvent> alerts = new ArrayList<>();
        for (int i = 0; i < falseAlarms; i++) {
            alerts.add(
                    new Unit.AlertEvent(
                            "f" + i, "x", 100 * i, 100 * i, 100 * i, 1, Optional.empty()));
        }
        return new Unit.CameraTime(camera, camera, 0, 3600, List.of(), alerts);
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }
}
