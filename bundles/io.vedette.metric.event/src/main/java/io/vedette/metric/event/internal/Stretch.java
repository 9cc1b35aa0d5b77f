package io.vedette.metric.event.internal;

import io.vedette.spi.metric.Unit.AlertEvent;
import io.vedette.spi.metric.Unit.TimedBox;
import io.vedette.spi.metric.Unit.TruthEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Joins events that lie close together and cuts those that are too long. */
final class Stretch {
    private Stretch() {}

    static List<TruthEvent> truths(List<TruthEvent> truths, AlertOptions options) {
        List<TruthEvent> joined =
                join(
                        truths,
                        options.mergeGap(),
                        TruthEvent::type,
                        TruthEvent::begin,
                        TruthEvent::end,
                        TruthEvent::id,
                        (a, b) -> {
                            List<TimedBox> boxes = new ArrayList<>(a.boxes());
                            boxes.addAll(b.boxes());
                            return new TruthEvent(
                                    a.id(), a.type(), a.begin(), Math.max(a.end(), b.end()), boxes);
                        });
        List<TruthEvent> cut = new ArrayList<>();
        for (TruthEvent t : joined) {
            double begin = t.begin();
            int part = 0;
            while (t.end() - begin > options.maxDuration()) {
                double end = begin + options.maxDuration();
                cut.add(new TruthEvent(t.id() + "/" + part++, t.type(), begin, end, t.boxes()));
                begin = end;
            }
            cut.add(
                    part == 0
                            ? t
                            : new TruthEvent(
                                    t.id() + "/" + part, t.type(), begin, t.end(), t.boxes()));
        }
        return cut;
    }

    static List<AlertEvent> alerts(List<AlertEvent> alerts, AlertOptions options) {
        List<AlertEvent> joined =
                join(
                        alerts,
                        options.mergeGap(),
                        AlertEvent::type,
                        AlertEvent::begin,
                        AlertEvent::end,
                        AlertEvent::id,
                        (a, b) ->
                                new AlertEvent(
                                        a.id(),
                                        a.type(),
                                        a.begin(),
                                        a.at(),
                                        Math.max(a.end(), b.end()),
                                        Math.max(a.score(), b.score()),
                                        a.box()));
        List<AlertEvent> cut = new ArrayList<>();
        for (AlertEvent a : joined) {
            double begin = a.begin();
            double at = a.at();
            int part = 0;
            while (a.end() - begin > options.maxDuration()) {
                double end = begin + options.maxDuration();
                cut.add(part(a, part++, begin, at, end));
                begin = end;
                at = end;
            }
            cut.add(part == 0 ? a : part(a, part, begin, at, a.end()));
        }
        cut.sort(Comparator.comparingDouble(AlertEvent::at).thenComparing(AlertEvent::id));
        return cut;
    }

    private static AlertEvent part(AlertEvent a, int n, double begin, double at, double end) {
        return new AlertEvent(a.id() + "/" + n, a.type(), begin, at, end, a.score(), a.box());
    }

    /** Sorted by begin, then id; neighbours of one type closer than {@code gap} joined. */
    private static <E> List<E> join(
            List<E> events,
            double gap,
            Function<E, String> type,
            ToDoubleFunction<E> begin,
            ToDoubleFunction<E> end,
            Function<E, String> id,
            BinaryOperator<E> both) {
        List<E> sorted = new ArrayList<>(events);
        sorted.sort(Comparator.comparingDouble(begin).thenComparing(id));
        if (gap < 0) {
            return sorted;
        }
        List<E> joined = new ArrayList<>();
        for (E event : sorted) {
            int before = lastOfType(joined, type, type.apply(event));
            if (before >= 0
                    && begin.applyAsDouble(event) - end.applyAsDouble(joined.get(before)) < gap) {
                joined.set(before, both.apply(joined.get(before), event));
            } else {
                joined.add(event);
            }
        }
        return joined;
    }

    private static <E> int lastOfType(List<E> events, Function<E, String> type, String wanted) {
        for (int i = events.size() - 1; i >= 0; i--) {
            if (type.apply(events.get(i)).equals(wanted)) {
                return i;
            }
        }
        return -1;
    }
}
