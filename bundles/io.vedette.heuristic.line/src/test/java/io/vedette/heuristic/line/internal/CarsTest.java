package io.vedette.heuristic.line.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.scene.motion.internal.Motion;
import io.vedette.spi.Size;
import io.vedette.spi.frame.Frame;
import io.vedette.spi.frame.Masks;
import io.vedette.spi.geometry.Point;
import io.vedette.spi.model.Detection;
import io.vedette.spi.rule.Heuristic;
import io.vedette.spi.rule.HeuristicSpec;
import io.vedette.spi.rule.Observation;
import io.vedette.spi.rule.Signal;
import io.vedette.spi.scene.SceneAnalyzer;
import io.vedette.spi.scene.SceneFacts;
import io.vedette.spi.scene.SceneSpec;
import io.vedette.spi.track.Track;
import io.vedette.spi.track.Tracker;
import io.vedette.spi.track.TrackerInput;
import io.vedette.spi.track.TrackerInput.Look;
import io.vedette.spi.track.TrackerSpec;
import io.vedette.testkit.Clips;
import io.vedette.testkit.Shared;
import io.vedette.tracker.bytetrack.internal.ByteTracker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Motion, tracks and a line on a real clip: four cars pass, and the exposure jumps. */
class CarsTest {
    private static final Size SIZE = new Size(768, 432);

    private final SceneAnalyzer.Session motion =
            new Motion().open(new SceneSpec("road", SIZE, Map.of()), Optional.empty());
    private final Tracker.Session tracker =
            new ByteTracker().open(new TrackerSpec("road", SIZE, 1, Map.of()), Optional.empty());
    private final Heuristic.Session line =
            new LineCrossing()
                    .open(
                            new HeuristicSpec(
                                    "road",
                                    "middle",
                                    "line-crossing",
                                    SIZE,
                                    List.of(new Point(0, 0.5), new Point(1, 0.5)),
                                    Map.of("anchor", "center")),
                            Optional.empty());
    private final List<Signal.Fired> crossings = new ArrayList<>();

    @Test
    void twoCarsGoUpAndTwoGoDown() {
        Clips.play(Shared.path("clips/intel-car-detection.mp4"), SIZE, 12.5, this::look);
        assertThat(crossings)
                .extracting(Signal.Fired::direction)
                .containsExactlyInAnyOrder(
                        "right_to_left", "right_to_left", "left_to_right", "left_to_right");
        assertThat(crossings).extracting(f -> f.tracks().get(0)).doesNotHaveDuplicates();
        // When the truth has them in the picture, in frames.
        int[][] passages = {{56, 106}, {181, 227}, {187, 238}, {316, 347}};
        for (int i = 0; i < passages.length; i++) {
            double frame = crossings.get(i).at().streamSeconds() * 12.5;
            assertThat(frame).isBetween((double) passages[i][0], (double) passages[i][1]);
        }
    }

    private void look(Frame frame) {
        SceneFacts facts = motion.observe(frame, Masks.NONE);
        List<Detection> blobs =
                facts.blobs().stream()
                        .map(b -> new Detection("object", b.score(), b.box()))
                        .toList();
        Look look = facts.state() == SceneFacts.State.READY ? Look.ANALYSED : Look.DROPPED;
        List<Track> tracks =
                tracker.update(
                        new TrackerInput(frame.moment(), look, blobs, Optional.of(frame), facts));
        List<Track> confirmed =
                tracks.stream().filter(t -> t.state() == Track.State.CONFIRMED).toList();
        for (Signal signal :
                line.observe(new Observation(frame.moment(), confirmed, facts, Map.of()))) {
            if (signal instanceof Signal.Fired fired) {
                crossings.add(fired);
            }
        }
    }
}
