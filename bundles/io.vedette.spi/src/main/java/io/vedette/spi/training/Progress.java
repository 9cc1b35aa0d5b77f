package io.vedette.spi.training;

import java.nio.file.Path;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** How a trainer tells how far it is. */
@ProviderType
public interface Progress {
    /**
     * Tells the state after a step and asks whether to go on.
     *
     * @param step done, from 1
     * @param of how many
     * @param values by name, e.g. {@code loss}
     */
    Order step(int step, int of, Map<String, Double> values);

    /**
     * Leaves a folder from which this trial can be gone on with; the core copies it before it
     * returns.
     */
    Order checkpoint(int step, Path folder);

    /** What to do next. */
    enum Order {
        GO,
        /** Leave a checkpoint and return {@link Trained.Paused}. */
        PAUSE,
        /** Return {@link Trained.Stopped}. */
        STOP
    }
}
