package io.vedette.stream.scene.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.spi.Box;
import io.vedette.spi.Size;
import io.vedette.spi.Span;
import io.vedette.spi.stream.TruthRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruthTest {
    private static final Size SIZE = new Size(480, 270);
    private final SceneSource source = new SceneSource();

    @ParameterizedTest
    @CsvSource({"0,1,overcast", "1,2,clear", "2,3,rain", "3,4,night", "4,5,cloudy", "5,6,dusk"})
    void whatIsPaintedLiesInTheBoxAndNotOutside(int place, int seed, String weather) {
        String query = "place=" + place + "&seed=" + seed + "&seconds=300&weather=" + weather;
        Timeline timeline = Specs.timeline(query);
        Renderer renderer = new Renderer(timeline);
        Truth truth = new Truth(timeline, 3000);
        int looked = 0;
        for (long frame = 1; frame < 3000; frame += 71) {
            double t = SceneUri.time(frame);
            for (Actor actor : timeline.actors(t)) {
                Optional<Box> box = truth.box(actor, t);
                int[] change = change(renderer, frame, actor, box.orElse(new Box(-9, -9, 0, 0)));
                if (box.isPresent()
                        && actor.label().equals("person")
                        && box.get().area() > 80
                        && alone(timeline, truth, actor, t)) {
                    assertThat(change[0])
                            .as("%s at %s in %s", actor.label(), t, box)
                            .isGreaterThan((int) (box.get().area() * 0.08));
                    looked++;
                }
                assertThat(change[1])
                        .as("%s at %s outside of %s", actor.label(), t, box)
                        .isLessThanOrEqualTo(
                                box.isPresent() ? 6 + (int) box.get().area() / 60 : 12);
            }
        }
        assertThat(looked).isGreaterThan(15);
    }

    /** Whether no other actor is in the way: boxes are those of the actor behind, too. */
    private static boolean alone(Timeline timeline, Truth truth, Actor actor, double t) {
        Box box = truth.box(actor, t).orElseThrow();
        return timeline.actors(t).stream()
                .filter(other -> other != actor)
                .flatMap(other -> truth.box(other, t).stream())
                .noneMatch(other -> other.intersection(box) > 0);
    }

    /** Pixels that differ by an actor without its shadow: inside and outside of a box. */
    private static int[] change(Renderer renderer, long frame, Actor actor, Box box) {
        renderer.paint(frame);
        byte[] with = renderer.y().clone();
        renderer.paint(frame, (other, pen) -> other == actor ? new ShadowPen(pen) : pen);
        byte[] without = renderer.y();
        int[] found = new int[2];
        for (int i = 0; i < with.length; i++) {
            if (with[i] != without[i]) {
                double x = i % SIZE.width() + 0.5;
                double y = i / SIZE.width() + 0.5;
                boolean in =
                        x > box.x() - 1.6
                                && x < box.right() + 1.6
                                && y > box.y() - 1.6
                                && y < box.bottom() + 1.6;
                found[in ? 0 : 1]++;
            }
        }
        return found;
    }

    @ParameterizedTest
    @CsvSource({"0,11", "1,12", "2,13", "3,14", "4,15", "17,16"})
    void ratesAreThoseOfALivelyYard(int place, int seed) {
        List<TruthRow> rows =
                source.truth(
                                Specs.fast("place=" + place + "&seed=" + seed + "&seconds=3600"),
                                new Span(0, 3600))
                        .toList();
        List<TruthRow.Happened> visits = happened(rows, "visit");
        assertThat(visits).hasSizeBetween(70, 110);
        assertThat(happened(rows, "disturbance")).hasSizeBetween(45, 75);
        assertThat(visits).allMatch(v -> v.label().equals("person") && v.begin() >= 0);
        double mean = visits.stream().mapToDouble(v -> v.end() - v.begin()).average().orElse(0);
        assertThat(mean).isBetween(8.0, 20.0);
        assertThat(visits.stream().filter(v -> v.end() - v.begin() < 2).count()).isLessThan(5);
        List<Double> heights =
                rows.stream()
                        .filter(r -> r instanceof TruthRow.Seen s && inVisit(s, visits))
                        .map(r -> ((TruthRow.Seen) r).box().height())
                        .sorted()
                        .toList();
        assertThat(heights.get(heights.size() / 2)).isBetween(40.0, 90.0);
    }

    private static boolean inVisit(TruthRow.Seen seen, List<TruthRow.Happened> visits) {
        return visits.stream()
                .anyMatch(
                        v ->
                                v.identity() == seen.identity()
                                        && v.begin() <= seen.seconds()
                                        && v.end() >= seen.seconds());
    }

    @Test
    void visitsAreWhenTheAnchorIsOnTheGrounds() {
        var spec = Specs.fast("place=5&seed=5&seconds=600");
        var grounds = source.zone(spec, "grounds").orElseThrow();
        List<TruthRow> rows = source.truth(spec, new Span(0, 600)).toList();
        List<TruthRow.Happened> visits = happened(rows, "visit");
        for (TruthRow row : rows) {
            if (row instanceof TruthRow.Seen seen && seen.label().equals("person")) {
                if (grounds.contains(seen.box().anchor(SIZE))) {
                    assertThat(inVisit(seen, visits)).as("%s", seen).isTrue();
                }
            }
        }
        for (TruthRow.Happened visit : visits) {
            for (double edge : new double[] {visit.begin(), visit.end()}) {
                assertThat(rows)
                        .anyMatch(
                                r ->
                                        r instanceof TruthRow.Seen s
                                                && s.identity() == visit.identity()
                                                && s.seconds() == edge
                                                && grounds.contains(s.box().anchor(SIZE)));
            }
        }
    }

    @Test
    void anIntervalIsAPartOfTheWhole() {
        var spec = Specs.fast("place=6&seed=3&seconds=900");
        List<TruthRow> whole = source.truth(spec, new Span(0, 900)).toList();
        List<TruthRow> parts = new ArrayList<>();
        Span when = new Span(333.3, 555.5);
        whole.stream()
                .filter(
                        r ->
                                r instanceof TruthRow.Seen s
                                        ? when.contains(s.seconds())
                                        : ((TruthRow.Happened) r).begin() <= when.end()
                                                && ((TruthRow.Happened) r).end() >= when.begin())
                .forEach(parts::add);
        assertThat(source.truth(spec, when).toList()).isEqualTo(parts);
        assertThat(parts).hasSizeGreaterThan(200);
    }

    private static List<TruthRow.Happened> happened(List<TruthRow> rows, String type) {
        return rows.stream()
                .filter(r -> r instanceof TruthRow.Happened h && h.type().equals(type))
                .map(TruthRow.Happened.class::cast)
                .toList();
    }
}
