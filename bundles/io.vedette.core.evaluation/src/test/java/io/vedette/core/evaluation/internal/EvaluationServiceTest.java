package io.vedette.core.evaluation.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vedette.metric.event.internal.Alert;
import io.vedette.service.evaluation.Difference;
import io.vedette.service.evaluation.Evaluation;
import io.vedette.service.evaluation.EvaluationRequest;
import io.vedette.service.evaluation.MarkFilter;
import io.vedette.service.evaluation.Resampling;
import io.vedette.service.evaluation.Subject;
import io.vedette.service.problem.ConflictException;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.testing.DirectOperations;
import io.vedette.service.testing.MemoryBlobs;
import io.vedette.spi.metric.Mark;
import io.vedette.spi.metric.Unit;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EvaluationServiceTest {
    private final MemoryStore store = new MemoryStore();
    private final MemoryBlobs blobs = new MemoryBlobs();
    private final DirectOperations operations = new DirectOperations();
    private final EvaluationService service = service();

    private EvaluationService service() {
        Metrics metrics = new Metrics();
        metrics.bindMetric(
                new Alert(), Map.of("vedette.metric", "alert", "vedette.judges", "camera-time"));
        return new EvaluationService(
                store, blobs, operations, metrics, new FixedSubjects(), Clock.systemUTC());
    }

    @Test
    void whatIsRecordedIsKeptWithItsMarks() {
        Evaluation evaluation = service.record(request("before"), units(4), "ann");
        assertThat(evaluation.state()).isEqualTo(Evaluation.State.DONE);
        assertThat(evaluation.score().orElseThrow().values()).containsEntry("falsePositives", 24.0);
        Evaluation read = service.evaluation(evaluation.id()).orElseThrow();
        assertThat(read.request()).isEqualTo(request("before"));
        assertThat(read.score().orElseThrow().values())
                .isEqualTo(evaluation.score().orElseThrow().values());
        assertThat(read.score().orElseThrow().intervals())
                .isEqualTo(evaluation.score().orElseThrow().intervals());
        assertThat(service.marks(read.id(), MarkFilter.ALL, Optional.empty(), 100).items())
                .hasSize(24)
                .allMatch(mark -> mark.kind() == Mark.Kind.FALSE_POSITIVE);
        List<String> kept = new ArrayList<>();
        service.mark(blob -> kept.add(blob.sha256()));
        assertThat(kept).hasSize(1);
    }

    @Test
    void twoOnTheSameUnitsAreCompared() {
        String before = service.record(request("before"), units(4), "ann").id();
        String after = service.record(request("after"), units(1), "ann").id();
        Difference rate =
                service.compare(before, after, Resampling.DEFAULT).stream()
                        .filter(d -> d.value().equals("falseAlarmsPerCameraDay"))
                        .findFirst()
                        .orElseThrow();
        assertThat(rate.difference().orElseThrow()).isCloseTo(-3 * 24, within(1e-9));
        assertThat(rate.interval()).isPresent();
        Unit other = time("elsewhere", 1);
        String apart = service.record(request("apart"), Stream.of(other), "ann").id();
        assertThatThrownBy(() -> service.compare(before, apart, Resampling.DEFAULT))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("different units");
    }

    @Test
    void workInTheBackgroundEndsDoneOrFailedWithAReason() {
        Evaluation good = service.start(video("good"), "ann");
        assertThat(service.evaluation(good.id()).orElseThrow().state())
                .isEqualTo(Evaluation.State.DONE);
        service.start(video("bad"), "ann");
        String bad = store.inState("failed").get(0);
        assertThat(service.evaluation(bad).orElseThrow().why()).contains("no such video");
        assertThatThrownBy(() -> service.compare(bad, bad, Resampling.DEFAULT))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void cancelledWorkGivesNoNumber() {
        operations.cancelAll();
        service.start(video("good"), "ann");
        assertThat(store.inState("failed")).hasSize(1);
        assertThat(store.inState("done")).isEmpty();
    }

    @Test
    void interruptedWorkIsBegunAnew() {
        operations.dieAt(0);
        Evaluation evaluation = service.start(video("good"), "ann");
        assertThat(service.evaluation(evaluation.id()).orElseThrow().state())
                .isEqualTo(Evaluation.State.RUNNING);
        service().resume();
        assertThat(service.evaluation(evaluation.id()).orElseThrow().state())
                .isEqualTo(Evaluation.State.DONE);
    }

    @Test
    void aWrongOptionIsRefusedBeforeAnythingIsWritten() {
        EvaluationRequest wrong =
                new EvaluationRequest(
                        "alert",
                        Map.of("postt", "2"),
                        Optional.empty(),
                        new Subject.Given("x"),
                        "");
        assertThatThrownBy(() -> service.record(wrong, units(1), "ann"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("postt");
        assertThat(store.inState("running")).isEmpty();
    }

    private static EvaluationRequest request(String title) {
        return new EvaluationRequest(
                "alert",
                Map.of("post", "2"),
                Optional.of("yard:1"),
                new Subject.Given(title),
                "note");
    }

    private static EvaluationRequest video(String source) {
        return new EvaluationRequest(
                "alert",
                Map.of(),
                Optional.empty(),
                new Subject.OnVideo(List.of(Subject.Video.intrusion("yard", source, List.of()))),
                "");
    }

    private static Stream<Unit> units(int falseAlarms) {
        return Stream.of("a", "b", "c", "d", "e", "f").map(camera -> time(camera, falseAlarms));
    }

    static Unit time(String camera, int falseAlarms) {
        List<Unit.AlertEvent> alerts = new ArrayList<>();
        for (int i = 0; i < falseAlarms; i++) {
            alerts.add(
                    new Unit.AlertEvent(
                            "f" + i, "x", 100 * i, 100 * i, 100 * i, 1, Optional.empty()));
        }
        return new Unit.CameraTime(camera, camera, 0, 3600, List.of(), alerts);
    }
}
