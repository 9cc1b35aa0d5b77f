package io.vedette.core.loop.internal;

import io.vedette.spi.Box;
import io.vedette.spi.metric.Unit.TimedBox;
import io.vedette.spi.metric.Unit.TruthEvent;
import io.vedette.spi.stream.TruthRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What really happened in a slice, for the scripts that stand in for people. */
final class SliceTruth {
    /** An alert may come so much later than the visit's end. */
    static final double POST = 2;

    /** Least IoU of an alert's box with the visitor's. */
    static final double LEAST_IOU = 0.1;

    /** A picture shows what covers at least this share of it, or fills so much of its box. */
    private static final double SHOWN = 0.2;

    private static final double RATE = 10;
    private final Map<Long, List<TruthRow.Seen>> byFrame = new HashMap<>();
    private final List<TruthEvent> visits = new ArrayList<>();
    private final List<TruthRow.Happened> disturbances = new ArrayList<>();

    SliceTruth(Slice slice, Stream<TruthRow> rows) {
        Map<Long, List<TimedBox>> boxes = new HashMap<>();
        List<TruthRow.Happened> visitors = new ArrayList<>();
        rows.forEach(
                row -> {
                    if (row instanceof TruthRow.Seen seen) {
                        byFrame.computeIfAbsent(frame(seen.seconds()), f -> new ArrayList<>())
                                .add(seen);
                        boxes.computeIfAbsent(seen.identity(), i -> new ArrayList<>())
                                .add(new TimedBox(seen.seconds(), seen.box()));
                    } else if (row instanceof TruthRow.Happened happened) {
                        (happened.type().equals("visit") ? visitors : disturbances).add(happened);
                    }
                });
        visitors.sort(
                Comparator.comparingDouble(TruthRow.Happened::begin)
                        .thenComparingLong(TruthRow.Happened::identity));
        for (TruthRow.Happened visit : visitors) {
            visits.add(
                    new TruthEvent(
                            slice.run() + "/visit/" + visits.size(),
                            "",
                            visit.begin(),
                            visit.end(),
                            boxes.getOrDefault(visit.identity(), List.of()).stream()
                                    .filter(
                                            b ->
                                                    b.seconds() >= visit.begin() - 1e-6
                                                            && b.seconds() <= visit.end() + 1e-6)
                                    .sorted(Comparator.comparingDouble(TimedBox::seconds))
                                    .toList()));
        }
    }

    private static long frame(double seconds) {
        return Math.round(seconds * RATE);
    }

    /** People in the yard, by begin. */
    List<TruthEvent> visits() {
        return visits;
    }

    /** Whether an alert at this moment and place is about a visitor. */
    boolean real(double at, Box box) {
        return visits.stream()
                .filter(visit -> at >= visit.begin() && at <= visit.end() + POST)
                .flatMap(
                        visit ->
                                visit.boxes().stream()
                                        .min(
                                                Comparator.comparingDouble(
                                                        (TimedBox b) -> Math.abs(b.seconds() - at)))
                                        .stream())
                .anyMatch(nearest -> nearest.box().iou(box) >= LEAST_IOU);
    }

    /** What disturbed at a moment: the kind of the nearest disturbance. */
    Optional<String> disturbance(double at) {
        return disturbances.stream()
                .filter(d -> at >= d.begin() - 1 && at <= d.end() + POST)
                .min(Comparator.comparingDouble(d -> Math.abs(d.begin() - at)))
                .map(TruthRow.Happened::label);
    }

    /**
     * Class of what a box shows at a moment, as somebody says who looks at the crop: a person
     * wherever part of one can be made out, for a visitor's legs are no false alarm; else what
     * fills most of it; {@code nothing} where no object does so enough.
     */
    String label(double at, Box box) {
        List<TruthRow.Seen> shown =
                byFrame.getOrDefault(frame(at), List.of()).stream()
                        .filter(
                                seen ->
                                        share(seen.box(), box) >= SHOWN
                                                || seen.box().iou(box) >= LEAST_IOU)
                        .toList();
        if (shown.stream().anyMatch(seen -> seen.label().equals(LabelSteps.PERSON))) {
            return LabelSteps.PERSON;
        }
        return shown.stream()
                .max(
                        Comparator.comparingDouble((TruthRow.Seen seen) -> share(seen.box(), box))
                                .thenComparing(TruthRow.Seen::identity))
                .map(TruthRow.Seen::label)
                .orElse("nothing");
    }

    /** Share of the box that is covered. */
    private static double share(Box object, Box box) {
        return box.area() > 0 ? object.intersection(box) / box.area() : 0;
    }
}
