package io.vedette.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.spi.Moment;
import io.vedette.spi.Snapshot;
import io.vedette.spi.rule.Heuristic;
import io.vedette.spi.rule.HeuristicSpec;
import io.vedette.spi.rule.Observation;
import io.vedette.spi.rule.RuleRefusedException;
import io.vedette.spi.rule.Signal;
import io.vedette.spi.track.Track;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Heuristic} keeps to. A plugin's test inherits it and says what makes it fire.
 */
public abstract class HeuristicContract {
    /** A new plugin. */
    protected abstract Heuristic heuristic();

    /** A rule of it, on frames of {@link Walks#SIZE}. */
    protected abstract HeuristicSpec spec();

    /** Observations of one or a few tracks, by time, that make the rule fire at least once. */
    protected abstract List<Observation> firing();

    /** For subclasses. */
    protected HeuristicContract() {}

    @Test
    void firesWithEvidenceFromBeginToNow() {
        Heuristic.Session session = heuristic().open(spec(), Optional.empty());
        Set<String> events = new HashSet<>();
        for (Observation o : firing()) {
            for (Signal signal : session.observe(o)) {
                if (signal instanceof Signal.Fired fired) {
                    assertThat(fired.at()).isEqualTo(o.moment());
                    assertThat(fired.at().since(fired.begin())).isNotNegative();
                    assertThat(fired.tracks()).isNotEmpty();
                    assertThat(events.add(fired.event())).as("unique " + fired.event()).isTrue();
                }
            }
        }
        assertThat(events).isNotEmpty();
    }

    @Test
    void endsEveryLastingEventOnce() {
        Heuristic.Session session = heuristic().open(spec(), Optional.empty());
        List<Signal> signals = all(session, firing());
        signals.addAll(session.advance(after(firing(), 3600)));
        signals.addAll(session.advance(after(firing(), 7200)));
        List<String> lasting = new ArrayList<>();
        List<String> ended = new ArrayList<>();
        for (Signal signal : signals) {
            if (signal instanceof Signal.Fired fired && fired.lasting()) {
                lasting.add(fired.event());
            } else if (signal instanceof Signal.Ended end) {
                assertThat(lasting).contains(end.event());
                ended.add(end.event());
            } else if (signal instanceof Signal.Grew grew) {
                assertThat(lasting).contains(grew.event());
                assertThat(ended).doesNotContain(grew.event());
            }
        }
        assertThat(ended).containsExactlyInAnyOrderElementsOf(lasting);
    }

    @Test
    void saysNothingWithoutTracks() {
        Heuristic.Session session = heuristic().open(spec(), Optional.empty());
        for (int i = 0; i < 100; i++) {
            assertThat(session.observe(Walks.seen(i))).isEmpty();
            assertThat(session.advance(Walks.at(i + 0.5))).isEmpty();
        }
    }

    @Test
    void saysTheSameTwice() {
        assertThat(all(heuristic().open(spec(), Optional.empty()), firing()))
                .isEqualTo(all(heuristic().open(spec(), Optional.empty()), firing()));
    }

    @Test
    void goesOnFromASnapshotAsIfNothingHadHappened() {
        List<Signal> whole = all(heuristic().open(spec(), Optional.empty()), firing());
        List<Signal> parts = new ArrayList<>();
        Optional<Snapshot> snapshot = Optional.empty();
        for (Observation o : firing()) {
            Heuristic.Session session = heuristic().open(spec(), snapshot);
            parts.addAll(session.observe(o));
            snapshot = session.snapshot();
            session.close();
        }
        assertThat(parts).isEqualTo(whole);
    }

    @Test
    void startsAnewFromASnapshotItCannotRead() {
        List<Signal> fresh = all(heuristic().open(spec(), Optional.empty()), firing());
        Snapshot foreign = new Snapshot("somebody-else/7", new byte[] {1, 2, 3});
        assertThat(all(heuristic().open(spec(), Optional.of(foreign)), firing())).isEqualTo(fresh);
        heuristic()
                .open(spec(), Optional.empty())
                .snapshot()
                .ifPresent(
                        own -> {
                            Snapshot broken = new Snapshot(own.schema(), new byte[] {9});
                            assertThat(all(heuristic().open(spec(), Optional.of(broken)), firing()))
                                    .isEqualTo(fresh);
                        });
    }

    @Test
    void saysThatTheClockJumpedBackAndStartsAnew() {
        Heuristic.Session session = heuristic().open(spec(), Optional.empty());
        all(session, firing());
        session.observe(Walks.seen(last(firing()).streamSeconds() + 1000));
        List<Signal> again = all(session, firing());
        assertThat(again).hasAtLeastOneElementOfType(Signal.Said.class);
        assertThat(fired(again))
                .isEqualTo(fired(all(heuristic().open(spec(), Optional.empty()), firing())));
    }

    @Test
    void servesFiveHundredTracks() {
        long alone = fired(all(heuristic().open(spec(), Optional.empty()), firing()));
        List<Observation> crowd = new ArrayList<>();
        for (Observation o : firing()) {
            List<Track> tracks = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                for (Track t : o.tracks()) {
                    tracks.add(renamed(t, t.id() + 1000L * i, t.state()));
                }
            }
            crowd.add(new Observation(o.moment(), tracks, o.facts(), o.inputs()));
        }
        assertThat(fired(all(heuristic().open(spec(), Optional.empty()), crowd)))
                .isEqualTo(500 * alone);
    }

    @Test
    void countsOnlyConfirmedTracks() {
        List<Observation> doubtful =
                firing().stream()
                        .map(
                                o ->
                                        new Observation(
                                                o.moment(),
                                                o.tracks().stream()
                                                        .map(t -> renamed(t, t.id(), TENTATIVE))
                                                        .toList(),
                                                o.facts(),
                                                o.inputs()))
                        .toList();
        assertThat(fired(all(heuristic().open(spec(), Optional.empty()), doubtful))).isZero();
    }

    @Test
    void refusesARuleWithoutPoints() {
        HeuristicSpec given = spec();
        HeuristicSpec empty =
                new HeuristicSpec(
                        given.camera(),
                        given.rule(),
                        given.type(),
                        given.size(),
                        List.of(),
                        Map.of());
        if (given.points().isEmpty()) {
            assertThatCode(() -> heuristic().open(empty, Optional.empty()))
                    .doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> heuristic().open(empty, Optional.empty()))
                    .isInstanceOf(RuleRefusedException.class)
                    .hasMessageContaining(given.rule());
        }
    }

    private static final Track.State TENTATIVE = Track.State.TENTATIVE;

    private static List<Signal> all(Heuristic.Session session, List<Observation> observations) {
        List<Signal> signals = new ArrayList<>();
        observations.forEach(o -> signals.addAll(session.observe(o)));
        return signals;
    }

    private static long fired(List<Signal> signals) {
        return signals.stream().filter(s -> s instanceof Signal.Fired).count();
    }

    private static Moment last(List<Observation> observations) {
        return observations.get(observations.size() - 1).moment();
    }

    private static Moment after(List<Observation> observations, double seconds) {
        return Walks.at(last(observations).streamSeconds() + seconds);
    }

    private static Track renamed(Track t, long id, Track.State state) {
        return new Track(
                id,
                t.label(),
                t.score(),
                t.box(),
                state,
                t.first(),
                t.last(),
                t.observations(),
                t.velocityX(),
                t.velocityY());
    }
}
