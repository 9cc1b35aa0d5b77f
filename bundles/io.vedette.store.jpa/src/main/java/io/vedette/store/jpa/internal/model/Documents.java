package io.vedette.store.jpa.internal.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lists and maps as text. */
final class Documents {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Documents() {}

    static String write(List<String> list) {
        return text(list);
    }

    static String write(Map<String, ?> map) {
        return text(new TreeMap<>(map));
    }

    private static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can always be written", e);
        }
    }

    static List<String> list(String text) {
        return read(text, new TypeReference<>() {});
    }

    static Map<String, String> texts(String text) {
        return read(text, new TypeReference<>() {});
    }

    static Map<String, Double> numbers(String text) {
        return read(text, new TypeReference<>() {});
    }

    private static <T> T read(String text, TypeReference<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row was damaged: " + text, e);
        }
    }
}
