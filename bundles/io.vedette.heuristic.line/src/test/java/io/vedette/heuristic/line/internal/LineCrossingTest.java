package io.vedette.heuristic.line.internal;

import static io.vedette.testkit.Walks.person;
import static io.vedette.testkit.Walks.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vedette.spi.Snapshot;
import io.vedette.spi.geometry.Point;
import io.vedette.spi.rule.Heuristic;
import io.vedette.spi.rule.HeuristicSpec;
import io.vedette.spi.rule.RuleRefusedException;
import io.vedette.spi.rule.Signal;
import io.vedette.spi.track.Track;
import io.vedette.testkit.Walks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The truth table of line crossing. The line runs down the middle: left of it is RIGHT. */
class LineCrossingTest {
    private static final List<Point> DOWN = List.of(new Point(0.5, 0.2), new Point(0.5, 0.8));

    private final List<Signal.Fired> fired = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private Heuristic.Session session = open(DOWN, Map.of(), Optional.empty());
    private double now;

    @Test
    void crossesOnceInEachDirectionAfterSettling() {
        walk(1, 0.40, 0.45, 0.48, 0.52);
        assertThat(fired).isEmpty();
        walk(1, 0.54);
        assertThat(fired).hasSize(1);
        Signal.Fired first = fired.get(0);
        // Walking to the right in the picture: from the line's right to its left.
        assertThat(first.direction()).isEqualTo("right_to_left");
        assertThat(first.begin().streamSeconds()).isCloseTo(0.3, within(1e-9));
        assertThat(first.at().streamSeconds()).isCloseTo(0.4, within(1e-9));
        assertThat(first.tracks()).containsExactly(1L);
        assertThat(first.lasting()).isFalse();
        walk(1, 0.6, 0.7, 0.55, 0.45, 0.40);
        assertThat(directions()).containsExactly("right_to_left", "left_to_right");
    }

    @Test
    void onTheLineKeepsTheLastSide() {
        walk(1, 0.4, 0.45, 0.5, 0.5, 0.5, 0.5, 0.45, 0.4);
        assertThat(fired).isEmpty();
        walk(1, 0.5, 0.5, 0.55, 0.6);
        assertThat(fired).hasSize(1);
    }

    @Test
    void alongTheLineSaysNothing() {
        walk(1, 0.4, 0.45);
        for (int k = 0; k < 50; k++) {
            step(person(1, now, k % 2 == 0 ? 0.502 : 0.498, 0.25 + k * 0.01));
        }
        walk(1, 0.45, 0.4);
        assertThat(fired).isEmpty();
    }

    @Test
    void jitterAcrossItSaysNothing() {
        walk(1, 0.4, 0.45);
        for (int k = 0; k < 100; k++) {
            walk(1, k % 2 == 0 ? 0.504 : 0.496);
        }
        // One wild observation is no settling either, however often.
        for (int k = 0; k < 20; k++) {
            walk(1, 0.53, 0.47);
        }
        assertThat(fired).isEmpty();
    }

    @Test
    void aNewIdentityHasNoSideYet() {
        walk(1, 0.4, 0.45, 0.48);
        walk(2, 0.52, 0.55, 0.6);
        assertThat(fired).isEmpty();
    }

    @Test
    void bornBeyondOrOnTheLineCrossesNothing() {
        walk(1, 0.5, 0.52, 0.55, 0.6);
        walk(2, 0.55, 0.6);
        assertThat(fired).isEmpty();
    }

    @Test
    void diesBeforeItSettles() {
        walk(1, 0.4, 0.45, 0.52);
        now += 100;
        assertThat(session.observe(seen(now))).isEmpty();
    }

    @Test
    void aTeleportOverALongGapIsUnknown() {
        walk(1, 0.4, 0.45);
        now += 2.1;
        walk(1, 0.6, 0.65, 0.7);
        assertThat(fired).isEmpty();
    }

    @Test
    void aShortGapIsACrossing() {
        walk(1, 0.4, 0.45);
        now += 1.5;
        walk(1, 0.6, 0.65);
        assertThat(fired).hasSize(1);
    }

    @Test
    void twoLinesGiveOneEventEach() {
        Heuristic.Session other =
                open(List.of(new Point(0.55, 0), new Point(0.55, 1)), Map.of(), Optional.empty());
        List<Signal> signals = new ArrayList<>();
        for (double x : new double[] {0.4, 0.45, 0.6, 0.65}) {
            signals.addAll(other.observe(seen(now, person(1, now, x, 0.5))));
            walk(1, x);
        }
        assertThat(fired).hasSize(1);
        assertThat(signals).hasSize(1);
    }

    @Test
    void aChangedGeometryStartsCleanAnUnchangedOneGoesOn() {
        walk(1, 0.4, 0.45);
        Optional<Snapshot> snapshot = session.snapshot();
        session = open(DOWN, Map.of("k", 3), snapshot);
        walk(1, 0.55, 0.6, 0.65);
        assertThat(fired).hasSize(1);
        fired.clear();
        walk(1, 0.6);
        session =
                open(
                        List.of(new Point(0.5, 0.2), new Point(0.5, 0.9)),
                        Map.of(),
                        session.snapshot());
        walk(1, 0.45, 0.4);
        assertThat(fired).isEmpty();
    }

    @Test
    void aClockThatJumpsBackResetsAndIsSaid() {
        now = 100;
        walk(1, 0.4, 0.45);
        now = 5;
        walk(1, 0.55, 0.6, 0.65);
        assertThat(fired).isEmpty();
        assertThat(said).hasSize(1).first().asString().contains("jumped back");
    }

    @Test
    void roundTheEndIsNoCrossing() {
        for (double[] p :
                new double[][] {
                    {0.4, 0.7}, {0.45, 0.8}, {0.48, 0.85}, {0.52, 0.85}, {0.55, 0.8}, {0.55, 0.7}
                }) {
            step(person(1, now, p[0], p[1]));
        }
        assertThat(fired).isEmpty();
        walk(1, 0.45, 0.4);
        assertThat(directions()).containsExactly("left_to_right");
    }

    @Test
    void firesOnlyInTheWantedDirection() {
        session = open(DOWN, Map.of("direction", "left_to_right"), Optional.empty());
        walk(1, 0.4, 0.45, 0.55, 0.6, 0.45, 0.4, 0.55, 0.6);
        assertThat(directions()).containsExactly("left_to_right");
    }

    @Test
    void aClosedPolylineCountsOnceInAndOnceOut() {
        session =
                open(
                        List.of(
                                new Point(0.3, 0.3),
                                new Point(0.7, 0.3),
                                new Point(0.7, 0.7),
                                new Point(0.3, 0.7),
                                new Point(0.3, 0.3)),
                        Map.of(),
                        Optional.empty());
        // In through a corner, round inside, out through another one.
        for (double[] p :
                new double[][] {
                    {0.2, 0.2},
                    {0.25, 0.25},
                    {0.3, 0.3},
                    {0.35, 0.35},
                    {0.5, 0.35},
                    {0.65, 0.35},
                    {0.65, 0.65},
                    {0.7, 0.7},
                    {0.75, 0.75},
                    {0.8, 0.8}
                }) {
            step(person(1, now, p[0], p[1]));
        }
        assertThat(directions()).containsExactly("left_to_right", "right_to_left");
    }

    @Test
    void aBentLineIsCrossedOnceThroughItsCorner() {
        session =
                open(
                        List.of(new Point(0.3, 0.7), new Point(0.5, 0.4), new Point(0.7, 0.7)),
                        Map.of(),
                        Optional.empty());
        for (double y : new double[] {0.2, 0.3, 0.4, 0.45, 0.5, 0.6}) {
            step(person(1, now, 0.5, y));
        }
        assertThat(directions()).containsExactly("left_to_right");
    }

    @Test
    void refusesWhatIsNoLine() {
        assertThatThrownBy(
                        () ->
                                open(
                                        List.of(new Point(0.5, 0.5), new Point(0.5, 0.5)),
                                        Map.of(),
                                        Optional.empty()))
                .isInstanceOf(RuleRefusedException.class)
                .hasMessageContaining("points");
        assertThatThrownBy(() -> open(DOWN, Map.of("direction", "up"), Optional.empty()))
                .isInstanceOf(RuleRefusedException.class)
                .hasMessageContaining("left_to_right");
        assertThatThrownBy(() -> open(DOWN, Map.of("k", 0), Optional.empty()))
                .isInstanceOf(RuleRefusedException.class)
                .hasMessageContaining("k must be");
        assertThatThrownBy(() -> open(DOWN, Map.of("k", 1.5), Optional.empty()))
                .isInstanceOf(RuleRefusedException.class)
                .hasMessageContaining("k must be a whole number");
        assertThatThrownBy(() -> open(DOWN, Map.of("trak_ttl", 1), Optional.empty()))
                .isInstanceOf(RuleRefusedException.class)
                .hasMessageContaining("rule gate (line-crossing): trak_ttl")
                .hasMessageContaining("track_ttl");
        assertThat(open(DOWN, Map.of("cooldown", 5, "armed", true), Optional.empty())).isNotNull();
    }

    @Test
    void aGapOfJustTheTimeToLiveIsNoLongerThanIt() {
        // 1.2 + 0.6 is a little more than 1.8 in binary.
        session = open(DOWN, Map.of("track_ttl", 0.6), Optional.empty());
        now = 1.1;
        walk(1, 0.3, 0.4);
        now = 1.2 + 0.6 + 1e-12;
        walk(1, 0.6, 0.7);
        assertThat(fired).hasSize(1);
    }

    private static Heuristic.Session open(
            List<Point> line, Map<String, Object> params, Optional<Snapshot> from) {
        return new LineCrossing()
                .open(
                        new HeuristicSpec("c", "gate", "line-crossing", Walks.SIZE, line, params),
                        from);
    }

    /** Positions at half the picture's height, ten a second. */
    private void walk(long id, double... positions) {
        for (double x : positions) {
            step(person(id, now, x, 0.5));
        }
    }

    private void step(Track track) {
        for (Signal signal : session.observe(seen(now, track))) {
            if (signal instanceof Signal.Fired f) {
                fired.add(f);
            } else if (signal instanceof Signal.Said s) {
                said.add(s.text());
            }
        }
        now += 0.1;
    }

    private List<String> directions() {
        return fired.stream().map(Signal.Fired::direction).toList();
    }
}
