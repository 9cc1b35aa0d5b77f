package io.vedette.testkit;

import io.vedette.spi.Box;
import io.vedette.spi.Moment;
import io.vedette.spi.Size;
import io.vedette.spi.rule.Observation;
import io.vedette.spi.scene.SceneFacts;
import io.vedette.spi.track.Track;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Tracks and observations for tests of heuristics. */
public final class Walks {
    /** When the streams of tests begin. */
    public static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

    /** Frames of tests: squares are square in normalised coordinates too. */
    public static final Size SIZE = new Size(1000, 1000);

    private Walks() {}

    /** A moment of the stream. */
    public static Moment at(double seconds) {
        return Moment.of(EPOCH, seconds);
    }

    /** What a rule sees at a moment. */
    public static Observation seen(double seconds, Track... tracks) {
        return new Observation(at(seconds), List.of(tracks), SceneFacts.UNKNOWN, Map.of());
    }

    /** A confirmed person, 40 by 100 pixels, whose bottom centre is at this normalised point. */
    public static Track person(long id, double seconds, double x, double y) {
        return person(id, seconds, x, y, Track.State.CONFIRMED);
    }

    /** A person in any state. */
    public static Track person(long id, double seconds, double x, double y, Track.State state) {
        Box box = new Box(x * SIZE.width() - 20, y * SIZE.height() - 100, 40, 100);
        return new Track(id, "person", 0.9, box, state, at(seconds), at(seconds), 10, 0, 0);
    }
}
