package io.vedette.service.watch;

import io.vedette.spi.Box;
import io.vedette.spi.Moment;
import io.vedette.spi.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a rule has found.
 *
 * @param id unique for the server: the run's name and a number
 * @param camera id
 * @param rule id of the rule
 * @param type of the rule, the heuristic's id
 * @param topic ONVIF topic
 * @param begin first evidence
 * @param at when the rule fired
 * @param end last evidence; empty while the event is open
 * @param tracks ids, the triggering one first
 * @param direction of a crossing, or empty
 * @param frame number of the frame in which the rule fired
 * @param box of the triggering track at {@code at}, pixels
 * @param size of the frame
 * @param evidence positions and clocks by name
 * @param versions who took part: {@code source}, {@code analyzer}, {@code detector}, {@code
 *     tracker}, {@code heuristic} to {@code id version}
 * @param pipeline hash of everything that decides what the pipeline finds
 */
public record Event(
        String id,
        String camera,
        String rule,
        String type,
        String topic,
        Moment begin,
        Moment at,
        Optional<Moment> end,
        List<Long> tracks,
        String direction,
        long frame,
        Box box,
        Size size,
        Map<String, Object> evidence,
        Map<String, String> versions,
        String pipeline) {
    /** Copies the collections. */
    public Event {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(begin, "begin");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(end, "end");
        tracks = List.copyOf(tracks);
        evidence = Map.copyOf(evidence);
        versions = Map.copyOf(versions);
    }

    /** With all tracks that took part until now, and what is known of them. */
    public Event grown(List<Long> all, Map<String, Object> known) {
        return with(end, all, known);
    }

    /** Over, with its last evidence at this moment. */
    public Event over(Moment last) {
        return with(Optional.of(last), tracks, evidence);
    }

    private Event with(Optional<Moment> last, List<Long> all, Map<String, Object> known) {
        return new Event(
                id, camera, rule, type, topic, begin, at, last, all, direction, frame, box, size,
                known, versions, pipeline);
    }
}
