package io.vedette.core.alert.internal.replay;

import io.vedette.service.alert.AlertGates;
import io.vedette.service.alert.GateDecision;
import io.vedette.service.alert.GateSpec;
import io.vedette.service.watch.Event;
import io.vedette.service.watch.EventChange;
import io.vedette.service.watch.RuleReplays;
import io.vedette.service.watch.RuleSpec;
import io.vedette.spi.Moment;
import io.vedette.spi.Size;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rules and a gate, anew for each run and size, over the frames of one camera. Verifiers have no
 * pictures to look at here, so every alert is accepted. Used by one thread.
 */
final class Trial implements AutoCloseable {
    private final RuleReplays replays;
    private final AlertGates gates;
    private final String camera;
    private final List<RuleSpec> rules;
    private final Map<String, Span> spans = new LinkedHashMap<>();
    private final List<WouldBe> found = new ArrayList<>();
    private final Map<String, WouldBe> open = new LinkedHashMap<>();
    private String run = "";
    private Size size = new Size(1, 1);
    private RuleReplays.Replay replay;
    private AlertGates.Gate gate;
    private long frames;

    /** An alert that would be raised. */
    static final class WouldBe {
        final String run;
        final Event event;
        List<Long> tracks;
        double end = Double.POSITIVE_INFINITY;

        WouldBe(String run, Event event) {
            this.run = run;
            this.event = event;
            tracks = event.tracks();
        }
    }

    /** Stream seconds of a run that were looked at. */
    record Span(double from, double to) {}

    Trial(RuleReplays replays, AlertGates gates, String camera, List<RuleSpec> rules) {
        this.replays = replays;
        this.gates = gates;
        this.camera = camera;
        this.rules = rules;
    }

    void look(TrackedFrame frame) {
        if (!frame.run().equals(run) || !frame.size().equals(size)) {
            finish();
            run = frame.run();
            size = frame.size();
            replay = replays.open(camera, camera + "-replay", size, rules);
            gate = gates.open(new GateSpec(camera, rules));
        }
        frames++;
        double now = frame.moment().streamSeconds();
        spans.merge(
                run,
                new Span(now, now),
                (known, here) ->
                        new Span(Math.min(known.from, here.from), Math.max(known.to, here.to)));
        replay.observe(frame.frame(), frame.moment(), frame.tracks()).forEach(this::change);
    }

    private void change(EventChange change) {
        for (GateDecision decision : gate.event(change)) {
            Event event = decision.event();
            switch (decision.kind()) {
                case RAISED -> {
                    WouldBe alert = new WouldBe(run, event);
                    found.add(alert);
                    open.put(event.id(), alert);
                }
                case GREW -> open.computeIfPresent(event.id(), (id, alert) -> grown(alert, event));
                case ENDED -> {
                    WouldBe alert = open.remove(event.id());
                    if (alert != null) {
                        alert.end =
                                event.end()
                                        .map(Moment::streamSeconds)
                                        .orElse(event.at().streamSeconds());
                    }
                }
                default -> {
                    // folded into another alert, or vetoed: none of its own
                }
            }
        }
    }

    private static WouldBe grown(WouldBe alert, Event event) {
        alert.tracks = event.tracks();
        return alert;
    }

    private void finish() {
        if (replay != null) {
            replay.finish().forEach(this::change);
            open.clear();
            replay.close();
            gate.close();
            replay = null;
        }
    }

    /** What would be raised; after {@link #close()}. */
    List<WouldBe> found() {
        return found;
    }

    /** What was looked at, by run. */
    Map<String, Span> spans() {
        return spans;
    }

    long frames() {
        return frames;
    }

    @Override
    public void close() {
        finish();
    }
}
