package io.vedette.trainer.dl4j.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vedette.trainer.dl4j.internal.onednn.OneDnn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;

/**
 * The state between two epochs: weights, the updater's moments, and how far it is. Random numbers
 * are drawn anew from seed and epoch, so they need not be kept.
 *
 * @param net ready to go on
 * @param epochs done
 */
record Checkpoint(MultiLayerNetwork net, int epochs) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NET = "net.zip";
    private static final String STATE = "state.json";

    static void write(Path folder, MultiLayerNetwork net, int epochs, Map<String, String> job) {
        try {
            Files.createDirectories(folder);
            ModelSerializer.writeModel(net, folder.resolve(NET).toFile(), true);
            Map<String, Object> state = Map.of("epochs", epochs, "job", new TreeMap<>(job));
            JSON.writeValue(folder.resolve(STATE).toFile(), state);
        } catch (IOException e) {
            throw new UncheckedIOException("no checkpoint can be written to " + folder, e);
        }
    }

    /** Reads one; empty where it is of another job. */
    static Optional<Checkpoint> read(Path folder, Map<String, String> job) {
        try {
            JsonNode state = JSON.readTree(folder.resolve(STATE).toFile());
            if (!state.path("job").equals(JSON.valueToTree(new TreeMap<>(job)))) {
                return Optional.empty();
            }
            MultiLayerNetwork net =
                    ModelSerializer.restoreMultiLayerNetwork(folder.resolve(NET).toFile(), true);
            OneDnn.attach(net);
            return Optional.of(new Checkpoint(net, state.path("epochs").asInt()));
        } catch (IOException e) {
            throw new UncheckedIOException("the checkpoint in " + folder + " cannot be read", e);
        }
    }
}
