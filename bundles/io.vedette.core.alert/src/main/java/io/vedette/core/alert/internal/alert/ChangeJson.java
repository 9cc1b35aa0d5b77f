package io.vedette.core.alert.internal.alert;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.vedette.service.store.alert.AlertChange;

/** A change as one line of JSON. */
final class ChangeJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .addModule(new Jdk8Module())
                    .addMixIn(AlertChange.class, Kinds.class)
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private ChangeJson() {}

    static String write(AlertChange change) {
        try {
            return MAPPER.writerFor(AlertChange.class).writeValueAsString(change);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + change, e);
        }
    }

    static AlertChange read(String line) throws JsonProcessingException {
        return MAPPER.readValue(line, AlertChange.class);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "step")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = AlertChange.Added.class, name = "added"),
        @JsonSubTypes.Type(value = AlertChange.Grew.class, name = "grew"),
        @JsonSubTypes.Type(value = AlertChange.Ended.class, name = "ended"),
        @JsonSubTypes.Type(value = AlertChange.Reviewed.class, name = "reviewed"),
        @JsonSubTypes.Type(value = AlertChange.Pictured.class, name = "pictured")
    })
    private interface Kinds {}
}
