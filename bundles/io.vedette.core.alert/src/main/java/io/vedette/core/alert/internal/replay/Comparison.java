package io.vedette.core.alert.internal.replay;

import io.vedette.core.alert.internal.replay.Trial.WouldBe;
import io.vedette.service.alert.Alert;
import io.vedette.service.alert.Verdict;
import io.vedette.service.camera.CameraReplay;
import io.vedette.service.camera.CameraReplay.Outcome;
import io.vedette.service.camera.CameraReplay.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Pairs what was raised with what would be: of the same run, about a track in common, at times that
 * touch; the same rule first, then the nearest moment. Each is paired once.
 */
final class Comparison {
    private static final double SLACK = 2;

    private Comparison() {}

    static CameraReplay of(String camera, Trial trial, List<Alert> raised) {
        Set<WouldBe> free = new LinkedHashSet<>(trial.found());
        List<Row> rows = new ArrayList<>();
        List<Alert> inOrder =
                raised.stream()
                        .filter(alert -> wasLookedAt(alert, trial.spans()))
                        .sorted(Comparator.comparing((Alert alert) -> alert.time().instant()))
                        .toList();
        for (Alert alert : inOrder) {
            Optional<WouldBe> again =
                    free.stream()
                            .filter(w -> same(alert, w))
                            .min(
                                    Comparator.comparing(
                                                    (WouldBe w) ->
                                                            !w.event.rule().equals(alert.rule()))
                                            .thenComparing(w -> Math.abs(at(w) - at(alert))));
            again.ifPresent(free::remove);
            rows.add(again.map(w -> kept(alert, w)).orElseGet(() -> lost(alert)));
        }
        free.forEach(w -> rows.add(added(w)));
        rows.sort(Comparator.comparing(Row::instant));
        double seconds = trial.spans().values().stream().mapToDouble(s -> s.to() - s.from()).sum();
        return new CameraReplay(
                camera,
                seconds,
                trial.frames(),
                rows.subList(0, Math.min(rows.size(), CameraReplay.MOST_ROWS)),
                count(rows, Outcome.KEPT),
                count(rows, Outcome.LOST),
                count(rows, Outcome.NEW),
                lost(rows, Verdict.Answer.REAL),
                lost(rows, Verdict.Answer.FALSE));
    }

    private static boolean wasLookedAt(Alert alert, Map<String, Trial.Span> spans) {
        Trial.Span span = spans.get(alert.origin().run());
        return span != null && at(alert) >= span.from() && at(alert) <= span.to();
    }

    private static boolean same(Alert alert, WouldBe w) {
        if (!w.run.equals(alert.origin().run())) {
            return false;
        }
        boolean oneTrack = alert.tracks().stream().anyMatch(w.tracks::contains);
        boolean noTracks =
                alert.tracks().isEmpty()
                        && w.tracks.isEmpty()
                        && w.event.rule().equals(alert.rule());
        double end = alert.time().end().orElse(Double.POSITIVE_INFINITY);
        return (oneTrack || noTracks)
                && w.event.begin().streamSeconds() <= end + SLACK
                && w.end >= alert.time().begin() - SLACK;
    }

    private static double at(Alert alert) {
        return alert.time().at();
    }

    private static double at(WouldBe w) {
        return w.event.at().streamSeconds();
    }

    private static Optional<Verdict.Answer> answer(Alert alert) {
        return alert.verdict().flatMap(Verdict::answer);
    }

    private static Row kept(Alert alert, WouldBe w) {
        return row(Outcome.KEPT, Optional.of(alert.id()), answer(alert), w);
    }

    private static Row added(WouldBe w) {
        return row(Outcome.NEW, Optional.empty(), Optional.empty(), w);
    }

    private static Row row(
            Outcome outcome, Optional<String> alert, Optional<Verdict.Answer> answer, WouldBe w) {
        return new Row(
                outcome,
                alert,
                answer,
                w.event.rule(),
                w.event.begin().streamSeconds(),
                at(w),
                w.event.at().instant(),
                w.tracks,
                w.event.box());
    }

    private static Row lost(Alert alert) {
        return new Row(
                Outcome.LOST,
                Optional.of(alert.id()),
                answer(alert),
                alert.rule(),
                alert.time().begin(),
                at(alert),
                alert.time().instant(),
                alert.tracks(),
                alert.box());
    }

    private static int count(List<Row> rows, Outcome outcome) {
        return (int) rows.stream().filter(row -> row.outcome() == outcome).count();
    }

    private static int lost(List<Row> rows, Verdict.Answer answer) {
        return (int)
                rows.stream()
                        .filter(row -> row.outcome() == Outcome.LOST)
                        .filter(row -> row.answer().equals(Optional.of(answer)))
                        .count();
    }
}
