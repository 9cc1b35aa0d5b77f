package io.vedette.stream.scene.internal;

import io.vedette.spi.Box;
import io.vedette.spi.Size;
import io.vedette.spi.Span;
import io.vedette.spi.stream.TruthRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What is true of a scene, measured with the shapes it is painted with. Not thread-safe. */
final class Truth {
    /** Absences up to this many seconds belong to a visit. */
    private static final double GAP = 2;

    private static final Set<String> OBJECTS = Set.of("person", "vehicle", "animal");
    private final Timeline timeline;
    private final long frames;
    private final Size size;
    private final Extent extent;
    private final Map<Happening, List<Span>> spans = new IdentityHashMap<>();

    Truth(Timeline timeline, long frames) {
        this.timeline = timeline;
        this.frames = frames;
        this.size = timeline.layout().camera.size();
        Stage stage = timeline.stage(0);
        float[] depths = Backdrop.depths(timeline.layout(), stage.day);
        for (Layout.Shrub shrub : timeline.layout().shrubs) {
            new ShrubLayer(shrub, stage).hide(depths, size);
        }
        this.extent = new Extent(size, depths);
    }

    /** Rows by time: objects in their frames, happenings at their begin. */
    Stream<TruthRow> rows(Span when) {
        double end = Math.min(when.end(), SceneUri.time(frames));
        long first = (long) Math.floor(Math.max(0, when.begin()) / Block.SECONDS);
        long last = (long) Math.floor(Math.max(0, end) / Block.SECONDS);
        // a happening may begin a block before the interval, or be planned a block after its begin
        return LongStream.rangeClosed(Math.max(0, first - 1), last)
                .boxed()
                .flatMap(number -> block(number, when).stream());
    }

    private List<TruthRow> block(long number, Span when) {
        double from = number * Block.SECONDS;
        double until = from + Block.SECONDS;
        List<TruthRow> rows = new ArrayList<>();
        if (spans.size() > 500) {
            spans.clear();
        }
        for (long n = Math.max(0, number - 1); n <= number + 1; n++) {
            for (Happening happening : timeline.block(n).happenings) {
                for (Span span : spans.computeIfAbsent(happening, this::spans)) {
                    boolean here = span.begin() >= from && span.begin() < until;
                    if (here && span.end() >= when.begin() && span.begin() <= when.end()) {
                        rows.add(
                                new TruthRow.Happened(
                                        happening.type(),
                                        happening.kind(),
                                        happening.actor().map(Actor::identity).orElse(0L),
                                        span.begin(),
                                        span.end()));
                    }
                }
            }
        }
        double low = Math.max(from, when.begin());
        double high = Math.min(until, when.end());
        for (long f = Math.max(1, (long) Math.ceil(low * SceneUri.RATE - 1e-6) + 1);
                f <= frames && SceneUri.time(f) <= high && SceneUri.time(f) < until;
                f++) {
            seen(f, rows);
        }
        rows.sort(Comparator.comparingDouble(Truth::time));
        return rows;
    }

    private static double time(TruthRow row) {
        return row instanceof TruthRow.Seen seen
                ? seen.seconds()
                : ((TruthRow.Happened) row).begin();
    }

    private void seen(long frame, List<TruthRow> rows) {
        double t = SceneUri.time(frame);
        for (Actor actor : timeline.actors(t)) {
            if (OBJECTS.contains(actor.label())) {
                box(actor, t)
                        .ifPresent(
                                box ->
                                        rows.add(
                                                new TruthRow.Seen(
                                                        frame,
                                                        t,
                                                        actor.identity(),
                                                        actor.label(),
                                                        box)));
            }
        }
    }

    /** Where an actor is to be seen. */
    Optional<Box> box(Actor actor, double t) {
        actor.draw(t, extent);
        return extent.box();
    }

    /** When a happening counts: an actor while its anchor is on the grounds. */
    private List<Span> spans(Happening happening) {
        double last = SceneUri.time(frames);
        if (happening.effect().isPresent()) {
            Effect effect = happening.effect().get();
            double end = Math.min(effect.end(), last);
            return effect.begin() < end && end >= 0
                    ? List.of(new Span(Math.max(0, effect.begin()), end))
                    : List.of();
        }
        Actor actor = happening.actor().orElseThrow();
        List<Span> spans = new ArrayList<>();
        double begin = -1;
        double end = -1;
        long first = Math.max(1, (long) Math.floor(actor.begin() * SceneUri.RATE));
        for (long f = first; f <= frames && SceneUri.time(f) < actor.end(); f++) {
            double t = SceneUri.time(f);
            if (actor.there(t) && onGrounds(actor, t)) {
                if (begin < 0) {
                    begin = t;
                } else if (t - end > GAP) {
                    spans.add(new Span(begin, end));
                    begin = t;
                }
                end = t;
            }
        }
        if (begin >= 0) {
            spans.add(new Span(begin, end));
        }
        return spans;
    }

    private boolean onGrounds(Actor actor, double t) {
        return box(actor, t)
                .filter(box -> timeline.layout().grounds.contains(box.anchor(size)))
                .isPresent();
    }
}
