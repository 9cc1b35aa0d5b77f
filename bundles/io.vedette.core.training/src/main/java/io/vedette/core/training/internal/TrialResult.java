package io.vedette.core.training.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;

/**
 * What a finished trial knows about itself, kept beside its model until the database has it: a
 * crash after a training of hours does not train again.
 *
 * @param scores on the validation split
 * @param facts for the provenance: versions of what took part
 */
record TrialResult(
        @JsonProperty("scores") Map<String, Double> scores,
        @JsonProperty("facts") Map<String, String> facts) {
    private static final ObjectMapper JSON = new ObjectMapper();

    void write(Path file) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            JSON.writeValue(part.toFile(), this);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    static Optional<TrialResult> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), TrialResult.class));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
