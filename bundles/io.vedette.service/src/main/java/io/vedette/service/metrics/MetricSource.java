package io.vedette.service.metrics;

import java.util.Collection;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Something that counts. Every such service is read at each {@code GET /metrics}, on the request's
 * thread: answer from memory, at once.
 *
 * <pre>{@code
 * public Collection<Reading> read() {
 *     return List.of(Reading.counter("vedette_frames_total", "Frames seen", Map.of("camera", id), frames.sum()));
 * }
 * }</pre>
 */
@ConsumerType
public interface MetricSource {

    /** What it stands at now. */
    Collection<Reading> read();
}
