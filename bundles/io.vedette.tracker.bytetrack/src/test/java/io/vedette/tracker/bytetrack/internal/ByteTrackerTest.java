package io.vedette.tracker.bytetrack.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.spi.Box;
import io.vedette.spi.Size;
import io.vedette.spi.model.Detection;
import io.vedette.spi.scene.SceneFacts;
import io.vedette.spi.track.Track;
import io.vedette.spi.track.Tracker;
import io.vedette.spi.track.TrackerInput;
import io.vedette.spi.track.TrackerInput.Look;
import io.vedette.spi.track.TrackerSpec;
import io.vedette.testkit.TrackerContract;
import io.vedette.testkit.Walks;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ByteTrackerTest extends TrackerContract {
    private final Tracker.Session session = open(Map.of());

    @Override
    protected Tracker tracker() {
        return new ByteTracker();
    }

    @Test
    void confirmsTheThirdObservation() {
        assertThat(states(look(0, sure(100)))).containsExactly(Track.State.TENTATIVE);
        assertThat(states(look(1, sure(103)))).containsExactly(Track.State.TENTATIVE);
        assertThat(states(look(2, sure(106)))).containsExactly(Track.State.CONFIRMED);
        assertThat(states(look(3))).containsExactly(Track.State.LOST);
        assertThat(states(look(4, sure(112)))).containsExactly(Track.State.CONFIRMED);
    }

    @Test
    void aDoubtfulDetectionGoesOnForAWhileButBeginsNothing() {
        for (int k = 0; k < 5; k++) {
            look(k, sure(100 + 3 * k));
        }
        List<Track> tracks = List.of();
        for (int k = 5; k < 10; k++) {
            tracks = look(k, detection("person", 0.3, 100 + 3 * k), detection("person", 0.3, 400));
            assertThat(states(tracks)).containsExactly(Track.State.CONFIRMED);
        }
        for (int k = 10; k < 15; k++) {
            tracks = look(k, detection("person", 0.3, 100 + 3 * k));
        }
        assertThat(states(tracks))
                .as("doubt for more than half a second")
                .containsExactly(Track.State.LOST);
    }

    @Test
    void whatNeverMovedBeginsNoTrack() {
        SceneFacts.Blob blob = new SceneFacts.Blob(new Box(90, 90, 60, 80), 0.5, 0.9);
        SceneFacts facts = new SceneFacts(SceneFacts.State.READY, 0.02, List.of(blob), 0.5, 0.1, 0);
        List<Track> tracks = List.of();
        for (int k = 0; k < 10; k++) {
            tracks =
                    session.update(
                            new TrackerInput(
                                    Walks.at(k / 10.0),
                                    Look.ANALYSED,
                                    List.of(sure(100), sure(400)),
                                    Optional.empty(),
                                    facts));
        }
        assertThat(tracks).hasSize(1);
        assertThat(tracks.get(0).box().x()).isLessThan(200);
    }

    @Test
    void theClassIsVotedFor() {
        for (int k = 0; k < 10; k++) {
            look(k, detection(k == 4 ? "dog" : "person", 0.9, 100 + k));
        }
        assertThat(look(10, detection("dog", 0.9, 110)).get(0).label()).isEqualTo("person");
    }

    @Test
    void whoLeftThePictureIsNotKeptByAClosedGate() {
        for (int k = 0; k < 20; k++) {
            look(k, sure(520 + 5 * k));
        }
        List<Track> tracks = look(20, sure(618));
        for (int k = 21; k < 60; k++) {
            tracks =
                    session.update(
                            new TrackerInput(
                                    Walks.at(k / 10.0),
                                    Look.GATED,
                                    List.of(),
                                    Optional.empty(),
                                    SceneFacts.UNKNOWN));
        }
        assertThat(tracks).isEmpty();
    }

    @Test
    void whoWalkedOutOfSightIsNotKeptByAClosedGate() {
        for (int k = 0; k < 20; k++) {
            look(k, sure(100 + 4 * k));
        }
        List<Track> tracks = List.of();
        for (int k = 20; k < 60; k++) {
            tracks =
                    session.update(
                            new TrackerInput(
                                    Walks.at(k / 10.0),
                                    Look.GATED,
                                    List.of(),
                                    Optional.empty(),
                                    SceneFacts.UNKNOWN));
            assertThat(states(tracks)).doesNotContain(Track.State.CONFIRMED);
        }
        assertThat(tracks).isEmpty();
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertThatThrownBy(() -> open(Map.of("high", "2")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("high");
        assertThatThrownBy(() -> open(Map.of("ttl", "long")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ttl");
    }

    private static Tracker.Session open(Map<String, String> params) {
        return new ByteTracker()
                .open(new TrackerSpec("c", new Size(640, 480), 1, params), Optional.empty());
    }

    private List<Track> look(int k, Detection... detections) {
        return session.update(
                new TrackerInput(
                        Walks.at(k / 10.0),
                        Look.ANALYSED,
                        Arrays.asList(detections),
                        Optional.empty(),
                        SceneFacts.UNKNOWN));
    }

    private static List<Track.State> states(List<Track> tracks) {
        return tracks.stream().map(Track::state).toList();
    }

    private static Detection sure(double x) {
        return detection("person", 0.9, x);
    }

    private static Detection detection(String label, double score, double x) {
        return new Detection(label, score, new Box(x, 100, 20, 40));
    }
}
