package io.vedette.spi.training;

import java.nio.file.Path;
import java.util.Map;

/** How a training ended. */
public sealed interface Trained {
    /**
     * There is a model.
     *
     * @param folder with {@code model.json} and weights, inside the scratch folder
     * @param values by name, e.g. {@code trainLoss}
     */
    record Finished(Path folder, Map<String, Double> values) implements Trained {
        /** Copies the values. */
        public Finished {
            values = Map.copyOf(values);
        }
    }

    /** Paused; a checkpoint was left. */
    record Paused() implements Trained {}

    /** Stopped by order. */
    record Stopped() implements Trained {}

    /**
     * It cannot be done.
     *
     * @param why what is wrong and what to do
     */
    record Refused(String why) implements Trained {}
}
