package io.vedette.spi.stream;

import io.vedette.spi.Span;
import io.vedette.spi.geometry.Polygon;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A source that knows what its pictures show. Optional, for scripts and tests; nothing that watches
 * ever asks. Registered beside {@link StreamSource}.
 */
@ConsumerType
public interface KnowsTruth {
    /** What is there in an interval of stream time, by time. Close the stream. */
    Stream<TruthRow> truth(StreamSpec spec, Span when);

    /**
     * Stream time of a frame, so that what was counted by frames can be looked at again.
     *
     * @param frame from 1
     * @return empty where only reading the stream tells
     */
    default OptionalDouble seconds(StreamSpec spec, long frame) {
        return OptionalDouble.empty();
    }

    /**
     * A part of the picture the truth speaks of, normalised.
     *
     * @param name for example {@code yard}, where visits happen
     * @return empty where the source knows no such zone
     */
    default Optional<Polygon> zone(StreamSpec spec, String name) {
        return Optional.empty();
    }
}
