package io.vedette.core.watch.internal;

import io.vedette.service.watch.BestCrop;
import io.vedette.service.watch.Event;
import io.vedette.service.watch.EventChange;
import io.vedette.service.watch.RuleSpec;
import io.vedette.spi.Box;
import io.vedette.spi.Moment;
import io.vedette.spi.Size;
import io.vedette.spi.frame.Frame;
import io.vedette.spi.rule.Signal;
import io.vedette.spi.track.Track;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/** Turns what rules signal into events with ids of their own. Used by who holds the strand. */
final class EventBook {
    /**
     * What surrounds a signal.
     *
     * @param frame number
     * @param size of the frame
     * @param picture where there is one
     * @param best crops of a track
     */
    record Scene(
            long frame, Size size, Optional<Frame> picture, LongFunction<List<BestCrop>> best) {}

    /** Who decides what is found. */
    record Makers(Map<String, String> versions, String pipeline) {}

    private final String camera;
    private final String run;
    private final Consumer<String> said;
    private final Map<String, Event> open = new LinkedHashMap<>();

    /** What fired while its rule did not count, and still lasts. */
    private final Map<String, Signal.Fired> asleep = new LinkedHashMap<>();

    private long count;

    EventBook(String camera, String run, Consumer<String> said) {
        this.camera = camera;
        this.run = run;
        this.said = said;
    }

    /** Takes one signal of a rule. */
    void take(
            RuleSpec rule,
            RuleFilter filter,
            Signal signal,
            Scene scene,
            Supplier<Makers> makers,
            List<EventChange> out) {
        String key = rule.id() + '\n' + signal.event();
        if (signal instanceof Signal.Said words) {
            said.accept("rule " + rule.id() + ": " + words.text());
        } else if (signal instanceof Signal.Fired fired) {
            if (filter.counts(fired.at().instant())) {
                fired(rule, key, fired, scene, makers.get(), out);
            } else if (fired.lasting()) {
                asleep.put(key, fired);
            }
        } else if (signal instanceof Signal.Grew grew) {
            asleep.computeIfPresent(
                    key, (k, f) -> at(f, f.at(), grew.tracks(), f.box(), grew.evidence()));
            Event event = open.get(key);
            if (event != null) {
                Event grown = event.grown(grew.tracks(), grew.evidence());
                open.put(key, grown);
                out.add(new EventChange.Grew(grown, grew.at()));
            }
        } else if (signal instanceof Signal.Ended ended) {
            asleep.remove(key);
            Event event = open.remove(key);
            if (event != null) {
                Map<String, Object> evidence =
                        ended.evidence().isEmpty() ? event.evidence() : ended.evidence();
                Event over = event.grown(event.tracks(), evidence).over(ended.end());
                out.add(new EventChange.Ended(over, ended.end(), "over"));
            }
        }
    }

    /**
     * Opens what fired before the rule's schedule began and still lasts: who is there when a zone
     * is armed was not let in.
     *
     * @param tracks that the rule saw just now
     */
    void wake(
            RuleSpec rule,
            RuleFilter filter,
            Moment now,
            List<Track> tracks,
            Scene scene,
            Supplier<Makers> makers,
            List<EventChange> out) {
        if (asleep.isEmpty() || !filter.counts(now.instant())) {
            return;
        }
        String prefix = rule.id() + '\n';
        List<String> keys = asleep.keySet().stream().filter(k -> k.startsWith(prefix)).toList();
        for (String key : keys) {
            Signal.Fired slept = asleep.get(key);
            Optional<Track> seen =
                    tracks.stream().filter(t -> slept.tracks().contains(t.id())).findFirst();
            if (seen.isPresent()) {
                asleep.remove(key);
                Signal.Fired fired =
                        at(slept, now, slept.tracks(), seen.get().box(), slept.evidence());
                fired(rule, key, fired, scene, makers.get(), out);
            }
        }
    }

    private static Signal.Fired at(
            Signal.Fired f, Moment at, List<Long> tracks, Box box, Map<String, Object> evidence) {
        return new Signal.Fired(
                f.event(), f.begin(), at, tracks, f.direction(), box, evidence, f.lasting());
    }

    private void fired(
            RuleSpec rule,
            String key,
            Signal.Fired fired,
            Scene scene,
            Makers makers,
            List<EventChange> out) {
        Event event =
                new Event(
                        run + "-" + ++count,
                        camera,
                        rule.id(),
                        rule.type(),
                        Topics.of(rule.type()),
                        fired.begin(),
                        fired.at(),
                        Optional.empty(),
                        fired.tracks(),
                        fired.direction(),
                        scene.frame(),
                        fired.box(),
                        scene.size(),
                        fired.evidence(),
                        makers.versions(),
                        makers.pipeline());
        List<BestCrop> best =
                fired.tracks().isEmpty() ? List.of() : scene.best().apply(fired.tracks().get(0));
        out.add(new EventChange.Opened(event, fired.at(), best, scene.picture()));
        if (fired.lasting()) {
            open.put(key, event);
        } else {
            Event over = event.over(fired.at());
            out.add(new EventChange.Ended(over, fired.at(), "over"));
        }
    }

    /** Ends the events of one rule. */
    List<EventChange> endRule(String rule, Moment when, String why) {
        return end(rule + '\n', when, why);
    }

    /** Ends all events. */
    List<EventChange> endAll(Moment when, String why) {
        return end("", when, why);
    }

    private List<EventChange> end(String prefix, Moment when, String why) {
        asleep.keySet().removeIf(key -> key.startsWith(prefix));
        List<EventChange> out = new ArrayList<>();
        Iterator<Map.Entry<String, Event>> all = open.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<String, Event> entry = all.next();
            if (entry.getKey().startsWith(prefix)) {
                all.remove();
                Event e = entry.getValue();
                Moment end = when.since(e.at()) < 0 ? e.at() : when;
                Event over = e.over(end);
                out.add(new EventChange.Ended(over, end, why));
            }
        }
        return out;
    }

    int openCount() {
        return open.size();
    }

    long total() {
        return count;
    }
}
