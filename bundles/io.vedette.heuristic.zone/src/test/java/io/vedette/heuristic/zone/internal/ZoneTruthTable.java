package io.vedette.heuristic.zone.internal;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The truth table of rules over zones. The zone is the square 0.4..0.6; ten frames a second. */
abstract class ZoneTruthTable {
    static final List<Point> SQUARE = square(0.4, 0.6);

    final List<Signal.Fired> fired = new ArrayList<>();
    final List<Signal.Ended> ended = new ArrayList<>();
    final List<Signal> others = new ArrayList<>();
    Heuristic.Session session;
    double now;

    abstract Heuristic heuristic();

    /** Seconds inside after which it fires, with these parameters. */
    abstract double threshold();

    abstract double grace();

    abstract Map<String, Object> params();

    @BeforeEach
    void begin() {
        session = open(SQUARE, Map.of(), Optional.empty());
    }

    @Test
    void firesAfterTheThresholdAndEndsWhereItLeft() {
        stay(1, 0.3, 0.5, 0.5);
        double entry = now;
        stay(1, 0.5, 0.5, threshold() - 0.2);
        assertThat(fired).isEmpty();
        stay(1, 0.5, 0.5, 2);
        assertThat(fired).hasSize(1);
        assertThat(fired.get(0).begin().streamSeconds()).isCloseTo(entry, within(1e-6));
        assertThat(fired.get(0).at().streamSeconds()).isCloseTo(entry + threshold(), within(0.11));
        assertThat(fired.get(0).lasting()).isTrue();
        double out = now;
        stay(1, 0.3, 0.5, grace() - 0.2);
        assertThat(ended).isEmpty();
        stay(1, 0.3, 0.5, 0.5);
        assertThat(ended).hasSize(1);
        assertThat(ended.get(0).event()).isEqualTo(fired.get(0).event());
        assertThat(ended.get(0).end().streamSeconds()).isCloseTo(out - 0.1, within(1e-6));
    }

    @Test
    void aPointOnTheEdgeIsInside() {
        stay(1, 0.4, 0.5, threshold() + 0.5);
        assertThat(fired).hasSize(1);
    }

    @Test
    void onTheEdgeKeepsTheLastSide() {
        stay(1, 0.3, 0.5, 0.5);
        stay(1, 0.4, 0.5, 2 * threshold());
        assertThat(fired).as("came from outside").isEmpty();
        stay(2, 0.5, 0.5, threshold() + 0.5);
        stay(2, 0.4, 0.5, 3 * grace());
        assertThat(fired).as("came from inside").hasSize(1);
        assertThat(ended).isEmpty();
    }

    @Test
    void alongTheEdgeSaysNothing() {
        stay(1, 0.3, 0.3, 0.5);
        for (double y = 0.3; y < 0.7; y += 0.2 / threshold() / 10) {
            step(person(1, now, 0.402, y));
        }
        assertThat(fired).isEmpty();
    }

    @Test
    void jitterAcrossTheEdgeSaysNothing() {
        stay(1, 0.3, 0.5, 0.5);
        for (int k = 0; k < 10 * (threshold() + 5); k++) {
            step(person(1, now, k % 3 == 0 ? 0.397 : 0.403, 0.5));
        }
        for (int k = 0; k < 10 * (threshold() + 5); k++) {
            step(person(2, now, k % 2 == 0 ? 0.397 : 0.403, 0.5));
        }
        assertThat(fired).isEmpty();
    }

    @Test
    void jitterDoesNotEndWhatIsOpen() {
        stay(1, 0.5, 0.5, threshold() + 0.5);
        for (int k = 0; k < 100; k++) {
            step(person(1, now, k % 5 == 0 ? 0.403 : 0.397, 0.5));
        }
        assertThat(fired).hasSize(1);
        assertThat(ended).isEmpty();
    }

    @Test
    void anotherIdentityIsAnotherEvent() {
        stay(1, 0.5, 0.5, threshold() + 1);
        double seen = now - 0.1;
        stay(2, 0.5, 0.5, threshold() + grace() + 1);
        assertThat(fired).hasSize(2);
        assertThat(fired.get(1).tracks()).containsExactly(2L);
        assertThat(fired.get(1).begin().streamSeconds()).isCloseTo(seen + 0.1, within(1e-6));
        assertThat(ended).hasSize(1);
        assertThat(ended.get(0).event()).isEqualTo(fired.get(0).event());
        assertThat(ended.get(0).end().streamSeconds()).isCloseTo(seen + grace(), within(1e-6));
    }

    @Test
    void aTeleportOverALongGapStartsAnew() {
        stay(1, 0.5, 0.5, threshold() - 0.2);
        now += 2.5;
        stay(1, 0.5, 0.5, threshold() - 0.2);
        assertThat(fired).isEmpty();
        stay(1, 0.5, 0.5, 0.5);
        assertThat(fired).hasSize(1);
        assertThat(fired.get(0).begin().streamSeconds())
                .isCloseTo(threshold() - 0.2 + 2.5, within(0.01));
    }

    @Test
    void bornInsideCountsFromTheFirstObservation() {
        now = 3;
        stay(1, 0.5, 0.5, threshold() + 0.2);
        assertThat(fired).hasSize(1);
        assertThat(fired.get(0).begin().streamSeconds()).isCloseTo(3, within(1e-6));
    }

    @Test
    void diesInsideEndsWithTheGrace() {
        stay(1, 0.5, 0.5, threshold() + 1);
        double seen = now - 0.1;
        collect(session.advance(Walks.at(seen + grace() - 0.05)));
        assertThat(ended).isEmpty();
        collect(session.advance(Walks.at(seen + grace() + 0.05)));
        assertThat(ended).hasSize(1);
        assertThat(ended.get(0).end().streamSeconds()).isCloseTo(seen + grace(), within(1e-6));
        collect(session.advance(Walks.at(seen + 100)));
        assertThat(ended).hasSize(1);
    }

    @Test
    void aFrameGapCountsAsTheTimeItTook() {
        double entry = now;
        step(person(1, now, 0.5, 0.5));
        // Two frames a second instead of ten.
        while (fired.isEmpty() && now < entry + threshold() + 5) {
            now = Math.round(now * 10) / 10.0 + 0.4;
            step(person(1, now, 0.5, 0.5));
        }
        assertThat(fired).hasSize(1);
        assertThat(fired.get(0).at().since(fired.get(0).begin()))
                .isBetween(threshold() - 1e-6, threshold() + 0.51);
    }

    @Test
    void twoZonesGiveOneEventEach() {
        Heuristic.Session other = open(square(0.2, 0.8), Map.of(), Optional.empty());
        List<Signal> signals = new ArrayList<>();
        for (int k = 0; k < 10 * threshold() + 5; k++) {
            signals.addAll(other.observe(seen(now, person(1, now, 0.5, 0.5))));
            step(person(1, now, 0.5, 0.5));
        }
        assertThat(fired).hasSize(1);
        assertThat(signals).hasSize(1);
    }

    @Test
    void anUnchangedZoneGoesOnAChangedOneStartsClean() {
        stay(1, 0.5, 0.5, threshold() - 0.2);
        session = open(SQUARE, Map.of("k", 3), session.snapshot());
        stay(1, 0.5, 0.5, 0.5);
        assertThat(fired).hasSize(1);
        assertThat(fired.get(0).begin().streamSeconds()).isCloseTo(0, within(1e-6));
        double seen = now - 0.1;
        session = open(square(0.3, 0.7), Map.of(), session.snapshot());
        stay(1, 0.5, 0.5, threshold() + 0.2);
        assertThat(ended).hasSize(1);
        assertThat(ended.get(0).end().streamSeconds()).isCloseTo(seen, within(1e-6));
        assertThat(fired).hasSize(2);
        assertThat(fired.get(1).begin().streamSeconds()).isCloseTo(seen + 0.1, within(1e-6));
        assertThat(fired.get(1).event()).isNotEqualTo(fired.get(0).event());
    }

    @Test
    void aClockThatJumpsBackEndsWhatIsOpenAndIsSaid() {
        now = 100;
        stay(1, 0.5, 0.5, threshold() + 1);
        double seen = now - 0.1;
        now = 5;
        step(person(1, now, 0.5, 0.5));
        assertThat(ended).hasSize(1);
        assertThat(ended.get(0).end().streamSeconds()).isCloseTo(seen, within(1e-6));
        assertThat(others).hasAtLeastOneElementOfType(Signal.Said.class);
        assertThat(fired).hasSize(1);
        stay(1, 0.5, 0.5, threshold() + 0.2);
        assertThat(fired).hasSize(2);
    }

    @Test
    void whoStandsStillAlertsOnce() {
        stay(1, 0.5, 0.5, 10 * threshold() + 60);
        assertThat(fired).hasSize(1);
        assertThat(ended).isEmpty();
    }

    @Test
    void anchorsDecideWhatHasToBeInside() {
        // 40 by 100 pixels: the head reaches 0.1 above the feet, the sides 0.02 beside them.
        assertThat(firesAt("bottom", 0.5, 0.63)).isFalse();
        assertThat(firesAt("center", 0.5, 0.63)).isTrue();
        assertThat(firesAt("center", 0.5, 0.42)).isFalse();
        assertThat(firesAt("any", 0.39, 0.69)).isTrue();
        assertThat(firesAt("any", 0.37, 0.69)).isFalse();
        assertThat(firesAt("all", 0.5, 0.59)).isTrue();
        assertThat(firesAt("all", 0.5, 0.45)).isFalse();
        assertThat(firesAt("all", 0.41, 0.55)).isFalse();
    }

    @Test
    void refusesWhatIsNoZone() {
        assertThatThrownBy(() -> open(SQUARE.subList(0, 2), Map.of(), Optional.empty()))
                .isInstanceOf(RuleRefusedException.class)
                .hasMessageContaining("yard")
                .hasMessageContaining("three");
        Point p = new Point(0.5, 0.5);
        assertThatThrownBy(() -> open(List.of(p, p, p), Map.of(), Optional.empty()))
                .isInstanceOf(RuleRefusedException.class)
                .hasMessageContaining("enclose nothing");
        assertThatThrownBy(() -> open(SQUARE, Map.of("grace", "soon"), Optional.empty()))
                .isInstanceOf(RuleRefusedException.class)
                .hasMessageContaining("grace");
        assertThatThrownBy(() -> open(SQUARE, Map.of("anchor", "feet"), Optional.empty()))
                .isInstanceOf(RuleRefusedException.class)
                .hasMessageContaining("anchor");
        assertThatThrownBy(() -> open(SQUARE, Map.of("treshold", 3), Optional.empty()))
                .isInstanceOf(RuleRefusedException.class)
                .hasMessageContaining("treshold is no parameter of it")
                .hasMessageContaining("grace");
    }

    private boolean firesAt(String anchor, double x, double y) {
        Heuristic.Session one = open(SQUARE, Map.of("anchor", anchor), Optional.empty());
        boolean fires = false;
        for (int k = 0; k <= 10 * threshold() + 5; k++) {
            fires |= !one.observe(seen(k / 10.0, person(1, k / 10.0, x, y))).isEmpty();
        }
        return fires;
    }

    Heuristic.Session open(List<Point> zone, Map<String, Object> more, Optional<Snapshot> from) {
        Map<String, Object> all = new HashMap<>(params());
        all.putAll(more);
        return heuristic()
                .open(new HeuristicSpec("c", "yard", "zone", Walks.SIZE, zone, all), from);
    }

    void stay(long id, double x, double y, double seconds) {
        long frames = Math.round(seconds * 10);
        for (int k = 0; k < frames; k++) {
            step(person(id, now, x, y));
        }
    }

    void step(Track track) {
        collect(session.observe(seen(now, track)));
        now = Math.round(now * 10 + 1) / 10.0;
    }

    private void collect(List<Signal> signals) {
        for (Signal signal : signals) {
            if (signal instanceof Signal.Fired f) {
                fired.add(f);
            } else if (signal instanceof Signal.Ended e) {
                ended.add(e);
            } else {
                others.add(signal);
            }
        }
    }

    static List<Point> square(double low, double high) {
        return List.of(
                new Point(low, low),
                new Point(high, low),
                new Point(high, high),
                new Point(low, high));
    }
}
