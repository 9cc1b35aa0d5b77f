package io.vedette.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.spi.Box;
import io.vedette.spi.Size;
import io.vedette.spi.Snapshot;
import io.vedette.spi.model.Detection;
import io.vedette.spi.scene.SceneFacts;
import io.vedette.spi.track.Track;
import io.vedette.spi.track.Tracker;
import io.vedette.spi.track.TrackerInput;
import io.vedette.spi.track.TrackerInput.Look;
import io.vedette.spi.track.TrackerSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What every {@link Tracker} keeps to. Frames come at 10 fps. */
public abstract class TrackerContract {
    private static final long FIRST = 41;

    /** A new plugin. */
    protected abstract Tracker tracker();

    /** For subclasses. */
    protected TrackerContract() {}

    @Test
    void givesTwoWalkersOneIdEach() {
        Tracker.Session session = open(Optional.empty());
        Set<Long> left = new HashSet<>();
        Set<Long> right = new HashSet<>();
        for (int k = 0; k < 100; k++) {
            for (Track t : session.update(walkers(k))) {
                if (t.state() == Track.State.CONFIRMED) {
                    (t.box().centerY() < 180 ? left : right).add(t.id());
                }
            }
        }
        assertThat(left).hasSize(1);
        assertThat(right).hasSize(1).doesNotContainAnyElementsOf(left);
        assertThat(left.iterator().next()).isGreaterThanOrEqualTo(FIRST);
    }

    @Test
    void followsTheBoxAndTheClass() {
        Tracker.Session session = open(Optional.empty());
        List<Track> tracks = List.of();
        for (int k = 0; k < 50; k++) {
            tracks = session.update(walkers(k));
        }
        for (Detection d : walkers(49).detections()) {
            assertThat(tracks)
                    .anySatisfy(
                            t -> {
                                assertThat(t.box().iou(d.box())).isGreaterThan(0.7);
                                assertThat(t.label()).isEqualTo("person");
                                assertThat(t.observations()).isGreaterThan(40);
                                assertThat(t.observedAt(Walks.at(4.9))).isTrue();
                                assertThat(Math.abs(t.velocityX())).isBetween(15.0, 45.0);
                            });
        }
    }

    @Test
    void doesNotCountWhatWasSeenOnce() {
        Tracker.Session session = open(Optional.empty());
        List<Track> tracks = new ArrayList<>(session.update(analysed(0, person(200, 200))));
        for (int k = 1; k < 100; k++) {
            tracks.addAll(session.update(analysed(k)));
        }
        assertThat(tracks).noneMatch(t -> t.state() == Track.State.CONFIRMED);
        assertThat(session.update(analysed(100))).isEmpty();
    }

    @Test
    void keepsWhoStandsStillWhileNothingMoves() {
        Tracker.Session session = open(Optional.empty());
        long id = settle(session);
        List<Track> tracks = List.of();
        for (int k = 20; k < 620; k++) {
            tracks = session.update(input(k, Look.GATED));
        }
        assertThat(confirmed(tracks)).containsExactly(id);
        assertThat(tracks.get(0).box().iou(person(200, 200).box())).isGreaterThan(0.8);
        assertThat(confirmed(session.update(analysed(620, person(202, 200))))).containsExactly(id);
    }

    @Test
    void forgetsWhoIsNotFoundAnyMore() {
        Tracker.Session session = open(Optional.empty());
        long id = settle(session);
        List<Track> tracks = session.update(analysed(20));
        assertThat(confirmed(tracks)).isEmpty();
        for (int k = 21; k < 200; k++) {
            tracks = session.update(analysed(k));
        }
        assertThat(tracks).isEmpty();
        long other = 0;
        for (int k = 200; k < 220; k++) {
            other = session.update(analysed(k, person(200, 200))).get(0).id();
        }
        assertThat(other).as("ids are never used again").isNotEqualTo(id);
    }

    @Test
    void outlivesDroppedFrames() {
        Tracker.Session session = open(Optional.empty());
        Set<Long> before = Set.of();
        for (int k = 0; k < 20; k++) {
            before = confirmed(session.update(walkers(k)));
        }
        for (int k = 20; k < 28; k++) {
            session.update(input(k, Look.DROPPED));
        }
        assertThat(confirmed(session.update(walkers(28)))).isEqualTo(before).hasSize(2);
    }

    @Test
    void goesOnFromASnapshotAsIfNothingHadHappened() {
        Tracker.Session whole = open(Optional.empty());
        Optional<Snapshot> snapshot = Optional.empty();
        for (int k = 0; k < 60; k++) {
            Tracker.Session part = open(snapshot);
            assertThat(part.update(walkers(k))).isEqualTo(whole.update(walkers(k)));
            snapshot = part.snapshot();
            assertThat(snapshot).isPresent();
            part.close();
        }
    }

    @Test
    void startsAnewFromASnapshotItCannotRead() {
        Snapshot foreign = new Snapshot("somebody-else/7", new byte[] {1, 2, 3});
        String own = open(Optional.empty()).snapshot().orElseThrow().schema();
        for (Snapshot s : List.of(foreign, new Snapshot(own, new byte[] {9}))) {
            Tracker.Session session = open(Optional.of(s));
            assertThat(settle(session)).isGreaterThanOrEqualTo(FIRST);
        }
    }

    @Test
    void survivesAClockThatJumpsBack() {
        Tracker.Session session = open(Optional.empty());
        Set<Long> before = new HashSet<>();
        for (int k = 1000; k < 1030; k++) {
            before.addAll(confirmed(session.update(walkers(k))));
        }
        Set<Long> after = new HashSet<>();
        for (int k = 0; k < 30; k++) {
            after.addAll(confirmed(session.update(walkers(k))));
        }
        assertThat(after).hasSize(2).doesNotContainAnyElementsOf(before);
    }

    @Test
    void servesAHundredObjects() {
        Tracker.Session session = open(Optional.empty());
        List<Track> tracks = List.of();
        for (int k = 0; k < 50; k++) {
            List<Detection> crowd = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                crowd.add(person(20 + 60 * (i % 10) + k * 0.5, 30 + 45 * (i / 10)));
            }
            tracks = session.update(analysed(k, crowd.toArray(Detection[]::new)));
        }
        assertThat(confirmed(tracks)).hasSize(100);
    }

    private Tracker.Session open(Optional<Snapshot> from) {
        return tracker().open(new TrackerSpec("c", new Size(640, 480), FIRST, Map.of()), from);
    }

    /** One person who stands still, for 20 frames. */
    private static long settle(Tracker.Session session) {
        List<Track> tracks = List.of();
        for (int k = 0; k < 20; k++) {
            tracks = session.update(analysed(k, person(200, 200)));
        }
        Set<Long> ids = confirmed(tracks);
        assertThat(ids).hasSize(1);
        return ids.iterator().next();
    }

    /** One person from the left to the right above, one the other way below, and back again. */
    private static TrackerInput walkers(int k) {
        double x = 100 + 3.0 * (k % 100);
        return analysed(k, person(x, 100), person(500 - x, 300));
    }

    private static Detection person(double x, double y) {
        return new Detection("person", 0.9, new Box(x, y, 20, 40));
    }

    private static TrackerInput analysed(int k, Detection... detections) {
        return input(k, Look.ANALYSED, detections);
    }

    private static TrackerInput input(int k, Look look, Detection... detections) {
        return new TrackerInput(
                Walks.at(k / 10.0),
                look,
                Arrays.asList(detections),
                Optional.empty(),
                SceneFacts.UNKNOWN);
    }

    private static Set<Long> confirmed(List<Track> tracks) {
        return tracks.stream()
                .filter(t -> t.state() == Track.State.CONFIRMED)
                .map(Track::id)
                .collect(Collectors.toSet());
    }
}
