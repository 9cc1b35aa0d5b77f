package io.vedette.core.evaluation.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vedette.service.evaluation.EvaluationRequest;
import io.vedette.service.evaluation.Score;
import io.vedette.service.evaluation.Subject;
import java.util.Map;
import java.util.Optional;

/** Requests and scores as the JSON that rows keep. */
final class Documents {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Documents() {}

    /** A request with its subject named by kind, so that it can be read again. */
    private record Stored(
            String metric,
            Map<String, String> options,
            String model,
            String kind,
            Subject.OnVersion version,
            Subject.OnVideo video,
            String title,
            String note) {}

    static String write(EvaluationRequest request) {
        Subject subject = request.subject();
        return text(
                new Stored(
                        request.metric(),
                        request.options(),
                        request.model().orElse(""),
                        subject instanceof Subject.OnVersion
                                ? "version"
                                : subject instanceof Subject.OnVideo ? "video" : "given",
                        subject instanceof Subject.OnVersion version ? version : null,
                        subject instanceof Subject.OnVideo video ? video : null,
                        subject instanceof Subject.Given ? subject.title() : null,
                        request.note()));
    }

    static EvaluationRequest request(String json) {
        Stored stored = value(json, Stored.class);
        return new EvaluationRequest(
                stored.metric(),
                stored.options(),
                Optional.of(stored.model()).filter(model -> !model.isEmpty()),
                switch (stored.kind()) {
                    case "version" -> stored.version();
                    case "video" -> stored.video();
                    default -> new Subject.Given(stored.title());
                },
                stored.note());
    }

    static String write(Score score) {
        return text(score);
    }

    static Score score(String json) {
        return value(json, Score.class);
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
            throw new IllegalStateException("a stored evaluation cannot be read", e);
        }
    }
}
