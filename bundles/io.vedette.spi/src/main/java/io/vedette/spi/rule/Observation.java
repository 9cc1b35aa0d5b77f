package io.vedette.spi.rule;

import io.vedette.spi.Moment;
import io.vedette.spi.scene.SceneFacts;
import io.vedette.spi.track.Track;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a rule sees at one moment.
 *
 * @param moment now
 * @param tracks confirmed tracks observed now or presumed present by the tracker (gated frames)
 * @param facts of the scene
 * @param inputs from outside by name, e.g. badge readings; mostly empty
 */
public record Observation(
        Moment moment, List<Track> tracks, SceneFacts facts, Map<String, Double> inputs) {
    /** Copies the collections. */
    public Observation {
        Objects.requireNonNull(moment, "moment");
        Objects.requireNonNull(facts, "facts");
        tracks = List.copyOf(tracks);
        inputs = Map.copyOf(inputs);
    }
}
