package io.vedette.core.model.internal.rollout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vedette.service.evaluation.Interval;
import io.vedette.service.rollout.GateReport;
import io.vedette.service.rollout.GateReport.Criterion;
import io.vedette.service.rollout.GateReport.Outcome;
import io.vedette.service.rollout.Rollout;
import io.vedette.service.rollout.RolloutRequest;
import io.vedette.service.store.rollout.RolloutStore.RolloutRow;
import io.vedette.service.store.rollout.RolloutStore.StepRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Roll-outs as rows and back. */
final class Documents {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Documents() {}

    private record Document(
            RolloutRequest request, List<String> canaries, Report gate, long begun) {}

    private record Report(
            Outcome outcome,
            List<Line> criteria,
            String text,
            double hours,
            int answers,
            int real) {
        static Report of(GateReport report) {
            return new Report(
                    report.outcome(),
                    report.criteria().stream().map(Line::of).toList(),
                    report.text(),
                    report.hours(),
                    report.answers(),
                    report.real());
        }

        GateReport report() {
            return new GateReport(
                    outcome,
                    criteria.stream().map(Line::criterion).toList(),
                    text,
                    hours,
                    answers,
                    real);
        }
    }

    private record Line(
            String name,
            Double before,
            Double after,
            Interval interval,
            double limit,
            Outcome outcome,
            String text) {
        static Line of(Criterion c) {
            return new Line(
                    c.name(),
                    c.before().orElse(null),
                    c.after().orElse(null),
                    c.interval().orElse(null),
                    c.limit(),
                    c.outcome(),
                    c.text());
        }

        Criterion criterion() {
            return new Criterion(
                    name,
                    Optional.ofNullable(before),
                    Optional.ofNullable(after),
                    Optional.ofNullable(interval),
                    limit,
                    outcome,
                    text);
        }
    }

    static RolloutRow row(Rollout rollout) {
        RolloutRequest request = rollout.request();
        return new RolloutRow(
                rollout.id(),
                request.group(),
                request.slot().id(),
                request.challenger(),
                rollout.champion().orElse(""),
                rollout.stage().id(),
                rollout.stage().ended()
                        ? rollout.id()
                        : request.group() + "/" + request.slot().id(),
                rollout.since(),
                text(
                        new Document(
                                request,
                                rollout.canaries(),
                                rollout.gate().map(Report::of).orElse(null),
                                rollout.begun().toEpochMilli())),
                rollout.by(),
                rollout.created(),
                rollout.revision());
    }

    static Rollout rollout(RolloutRow row) {
        Document document = value(row.document(), Document.class);
        return new Rollout(
                row.id(),
                document.request(),
                Optional.of(row.champion()).filter(model -> !model.isEmpty()),
                Rollout.Stage.of(row.stage()),
                Instant.ofEpochMilli(document.begun()),
                row.since(),
                document.canaries(),
                Optional.ofNullable(document.gate()).map(Report::report),
                row.by(),
                row.created(),
                row.revision());
    }

    static String text(Optional<GateReport> gate) {
        return gate.map(g -> text(Report.of(g))).orElse("");
    }

    static Rollout.Step step(StepRow row) {
        return new Rollout.Step(
                row.number(),
                Rollout.Stage.of(row.stage()),
                row.why(),
                row.by(),
                row.forced(),
                row.gate().isEmpty()
                        ? Optional.empty()
                        : Optional.of(value(row.gate(), Report.class).report()),
                row.at());
    }

    private static String text(Object document) {
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not a document: " + document.getClass(), e);
        }
    }

    private static <T> T value(String json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored roll-out cannot be read", e);
        }
    }
}
