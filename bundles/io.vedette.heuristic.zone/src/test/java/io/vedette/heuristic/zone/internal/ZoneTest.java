package io.vedette.heuristic.zone.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vedette.spi.Box;
import io.vedette.spi.Size;
import io.vedette.spi.geometry.Point;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ZoneTest {
    private static final Size SIZE = new Size(200, 100);

    /** Corners in pixels. */
    private static Zone zone(Zone.Anchor anchor, double... corners) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < corners.length; i += 2) {
            points.add(new Point(corners[i] / 200, corners[i + 1] / 100));
        }
        return new Zone(points, SIZE, anchor);
    }

    @Test
    void anyPartCountsHoweverNarrowTheZone() {
        // Two pixels high, across the picture: between the samples of a large box.
        Zone strip = zone(Zone.Anchor.ANY, 0, 30, 200, 30, 200, 32, 0, 32);
        assertThat(strip.depth(new Box(20, 0, 100, 90))).isCloseTo(0.01, within(1e-9));
        assertThat(strip.depth(new Box(20, 33, 100, 60))).isCloseTo(-0.01, within(1e-9));
        assertThat(strip.depth(new Box(20, 32, 100, 60))).as("touches").isZero();
        Zone whole = zone(Zone.Anchor.ANY, 60, 40, 63, 40, 63, 43, 60, 43);
        assertThat(whole.depth(new Box(50, 20, 100, 70))).as("covered").isPositive();
        assertThat(whole.depth(new Box(64, 20, 100, 70))).isNegative();
    }

    @Test
    void whatAZoneGoesRoundIsNotInIt() {
        double[] c = {20, 10, 180, 10, 180, 20, 30, 20, 30, 80, 180, 80, 180, 90, 20, 90};
        assertThat(zone(Zone.Anchor.ANY, c).depth(new Box(40, 25, 200, 50))).isNegative();
        assertThat(zone(Zone.Anchor.ANY, c).depth(new Box(40, 25, 200, 56))).isPositive();
    }

    @Test
    void allOfItIsNotAllWhereANotchReachesIn() {
        // A slit of two pixels from above, down to 60.
        double[] slit = {10, 10, 99, 10, 99, 60, 101, 60, 101, 10, 190, 10, 190, 90, 10, 90};
        Zone notched = zone(Zone.Anchor.ALL, slit);
        assertThat(notched.depth(new Box(80, 20, 50, 60))).isNegative();
        assertThat(notched.depth(new Box(80, 62, 50, 20))).isPositive();
        assertThat(notched.depth(new Box(20, 20, 60, 60))).isPositive();
        assertThat(notched.depth(new Box(10, 10, 89, 80))).as("edge to edge").isZero();
        Zone wound = zone(Zone.Anchor.ALL, 10, 10, 10, 90, 190, 90, 190, 10);
        assertThat(wound.depth(new Box(20, 20, 60, 60))).as("the other way round").isPositive();
    }

    @Test
    void aZoneThatCrossesItselfIsJudgedByItsSamples() {
        Zone bow = zone(Zone.Anchor.ALL, 0, 0, 200, 100, 200, 0, 0, 100);
        assertThat(bow.depth(new Box(5, 45, 10, 10))).isPositive();
        assertThat(bow.depth(new Box(95, 10, 10, 10))).isNegative();
    }
}
