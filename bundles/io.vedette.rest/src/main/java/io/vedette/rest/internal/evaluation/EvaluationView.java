package io.vedette.rest.internal.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vedette.service.evaluation.Evaluation;
import io.vedette.service.evaluation.Interval;
import io.vedette.service.evaluation.Score;
import io.vedette.service.evaluation.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An evaluation as REST shows it; undefined values are null. */
record EvaluationView(
        String id,
        String metric,
        Map<String, String> options,
        Optional<String> model,
        String subject,
        Optional<String> version,
        Optional<String> split,
        List<Subject.Video> videos,
        String note,
        String state,
        String operation,
        @JsonInclude(content = JsonInclude.Include.ALWAYS) Map<String, Double> values,
        @JsonInclude(content = JsonInclude.Include.ALWAYS)
                Map<String, Map<String, Map<String, Double>>> groups,
        Map<String, Interval> intervals,
        int blocks,
        String why,
        long marks,
        String by,
        Instant created) {
    static EvaluationView of(Evaluation e) {
        Optional<Subject.OnVersion> on =
                e.request().subject() instanceof Subject.OnVersion v
                        ? Optional.of(v)
                        : Optional.empty();
        return new EvaluationView(
                e.id(),
                e.request().metric(),
                e.request().options(),
                e.request().model(),
                e.request().subject().title(),
                on.map(Subject.OnVersion::version),
                on.map(Subject.OnVersion::split),
                e.request().subject() instanceof Subject.OnVideo video ? video.videos() : List.of(),
                e.request().note(),
                e.state().id(),
                e.operation(),
                e.score().map(Score::values).orElse(Map.of()),
                e.score().map(Score::groups).orElse(Map.of()),
                e.score().map(Score::intervals).orElse(Map.of()),
                e.score().map(Score::blocks).orElse(0),
                e.why(),
                e.marks(),
                e.by(),
                e.created());
    }
}
