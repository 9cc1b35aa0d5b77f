package io.vedette.store.jpa.internal.training;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vedette.service.training.SweepRequest;
import io.vedette.service.training.SweepRequest.Goal;
import io.vedette.service.training.SweepRequest.Threshold;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Requests and maps as text. */
final class TrainingDocuments {
    private static final ObjectMapper JSON =
            new ObjectMapper().setSerializationInclusion(JsonInclude.Include.NON_NULL);

    /** A request as it is written; apart from the record, whose form may change. */
    record RequestDocument(
            String model,
            String trainer,
            String datasetVersion,
            Map<String, String> space,
            int trials,
            long seed,
            int threads,
            String goal,
            boolean more,
            String keepClass,
            Double keepRecall,
            int maxSeconds) {}

    private TrainingDocuments() {}

    static String write(SweepRequest request) {
        return text(
                new RequestDocument(
                        request.model(),
                        request.trainer(),
                        request.datasetVersion(),
                        new TreeMap<>(request.space()),
                        request.trials(),
                        request.seed(),
                        request.threads(),
                        request.goal().metric(),
                        request.goal().more(),
                        request.threshold().map(Threshold::positive).orElse(null),
                        request.threshold().map(Threshold::recall).orElse(null),
                        request.maxSeconds()));
    }

    static SweepRequest request(String text) {
        RequestDocument read = read(text, new TypeReference<>() {});
        return new SweepRequest(
                read.model(),
                read.trainer(),
                read.datasetVersion(),
                read.space(),
                read.trials(),
                read.seed(),
                read.threads(),
                new Goal(read.goal(), read.more()),
                Optional.ofNullable(read.keepClass())
                        .map(positive -> new Threshold(positive, read.keepRecall())),
                read.maxSeconds());
    }

    static String write(Map<String, ?> map) {
        return text(new TreeMap<>(map));
    }

    static Map<String, String> texts(String text) {
        return read(text, new TypeReference<>() {});
    }

    static Map<String, Double> numbers(String text) {
        return read(text, new TypeReference<>() {});
    }

    private static String text(Object document) {
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers can always be written", e);
        }
    }

    private static <T> T read(String text, TypeReference<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row was damaged: " + text, e);
        }
    }
}
