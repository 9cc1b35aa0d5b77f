package io.vedette.core.watch.internal;

import io.vedette.service.plugin.Plug;
import io.vedette.service.watch.EventChange;
import io.vedette.service.watch.Pin;
import io.vedette.service.watch.RuleSpec;
import io.vedette.spi.Moment;
import io.vedette.spi.Size;
import io.vedette.spi.rule.Heuristic;
import io.vedette.spi.rule.Observation;
import io.vedette.spi.rule.Signal;
import io.vedette.spi.scene.SceneFacts;
import io.vedette.spi.track.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Runs the rules of a camera with what all rules share. Used by who holds the strand. */
final class RuleRunner {
    private static final double SNAPSHOT_SECONDS = 5;

    private final String camera;
    private final List<Pin> pins;
    private final Supplier<Size> size;
    private final Guard guard;
    private final EventBook book;
    private final Function<RuleSeat, EventBook.Makers> makers;
    private List<RuleSeat> seats = List.of();

    RuleRunner(
            String camera,
            List<Pin> pins,
            Supplier<Size> size,
            Guard guard,
            EventBook book,
            Function<RuleSeat, EventBook.Makers> makers) {
        this.camera = camera;
        this.pins = pins;
        this.size = size;
        this.guard = guard;
        this.book = book;
        this.makers = makers;
    }

    List<RuleSeat> seats() {
        return seats;
    }

    /**
     * Exchanges the rules; what stays keeps its state as far as its heuristic allows.
     *
     * @throws io.vedette.spi.rule.RuleRefusedException where shared parameters are wrong
     */
    List<EventChange> configure(List<RuleSpec> rules, Moment now) {
        List<RuleSeat> next = new ArrayList<>();
        for (RuleSpec rule : rules) {
            Optional<RuleSeat> same = seat(rule.id()).filter(s -> s.rule().equals(rule));
            next.add(
                    same.orElseGet(
                            () ->
                                    RuleSeat.of(
                                            camera,
                                            rule,
                                            PluginTable.pin(pins, Plug.HEURISTIC, rule.type()),
                                            size)));
        }
        List<EventChange> ended = new ArrayList<>();
        for (RuleSeat old : seats) {
            if (next.contains(old)) {
                continue;
            }
            old.socket().unplug(guard.strand());
            Optional<RuleSeat> heir =
                    next.stream()
                            .filter(s -> s.rule().id().equals(old.rule().id()))
                            .filter(s -> s.rule().type().equals(old.rule().type()))
                            .findFirst();
            heir.ifPresent(s -> s.socket().takeOver(old.socket().state()));
            if (heir.isEmpty() || !heir.get().rule().points().equals(old.rule().points())) {
                ended.addAll(book.endRule(old.rule().id(), now, "rule changed"));
            }
        }
        seats = List.copyOf(next);
        return ended;
    }

    private Optional<RuleSeat> seat(String id) {
        return seats.stream().filter(s -> Objects.equals(s.rule().id(), id)).findFirst();
    }

    /** Looks at the tracks of a frame. */
    List<EventChange> observe(
            Moment moment, List<Track> tracks, SceneFacts facts, EventBook.Scene scene) {
        List<EventChange> changes = new ArrayList<>();
        for (RuleSeat seat : seats) {
            Heuristic.Session session = seat.socket().session();
            if (session != null) {
                List<Track> wanted = seat.filter().wanted(tracks, scene.size());
                Observation seen = new Observation(moment, wanted, facts, Map.of());
                List<Signal> signals =
                        guard.call(seat.socket(), () -> session.observe(seen), List.of());
                note(seat, signals, scene, changes);
                book.wake(
                        seat.rule(),
                        seat.filter(),
                        moment,
                        wanted,
                        scene,
                        () -> makers.apply(seat),
                        changes);
                seat.socket()
                        .keepSnapshot(moment.streamSeconds(), SNAPSHOT_SECONDS, guard.strand());
            }
        }
        return changes;
    }

    /** Time passes without frames. */
    List<EventChange> advance(Moment now, EventBook.Scene scene) {
        List<EventChange> changes = new ArrayList<>();
        for (RuleSeat seat : seats) {
            Heuristic.Session session = seat.socket().session();
            if (session != null) {
                List<Signal> signals =
                        guard.call(seat.socket(), () -> session.advance(now), List.of());
                note(seat, signals, scene, changes);
            }
        }
        return changes;
    }

    private void note(
            RuleSeat seat, List<Signal> signals, EventBook.Scene scene, List<EventChange> out) {
        for (Signal signal : signals) {
            book.take(seat.rule(), seat.filter(), signal, scene, () -> makers.apply(seat), out);
        }
    }

    EventBook book() {
        return book;
    }
}
