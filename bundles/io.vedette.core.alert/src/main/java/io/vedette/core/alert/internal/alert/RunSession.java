package io.vedette.core.alert.internal.alert;

import io.vedette.core.alert.internal.AlertIds;
import io.vedette.service.alert.Alert;
import io.vedette.service.alert.AlertGates.Gate;
import io.vedette.service.alert.AlertIntake;
import io.vedette.service.alert.AlertListener;
import io.vedette.service.alert.ClipRoll;
import io.vedette.service.alert.GateDecision;
import io.vedette.service.alert.GateSpec;
import io.vedette.service.blob.BlobId;
import io.vedette.service.store.alert.AlertChange;
import io.vedette.service.watch.BestCrop;
import io.vedette.service.watch.ClipReport;
import io.vedette.service.watch.Event;
import io.vedette.service.watch.EventChange;
import io.vedette.service.watch.PipelineRun;
import io.vedette.spi.Moment;
import io.vedette.spi.Span;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The alerts of one run. Used by one thread; what completes later comes through the writer. */
final class RunSession implements AlertIntake.Session {

    private static final Logger LOG = LoggerFactory.getLogger(RunSession.class);
    private static final int REMEMBERED = 256;
    private static final int QUALITY = 85;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private volatile Alert.Place place;
    private final String run;
    private final Gate gate;
    private final ClipRoll roll;
    private final Recorder with;
    private final Raised raised = new Raised();
    private final Optional<Draw> draw;
    private volatile PipelineRun pipeline;

    /** The latest alerts by event and variant: what goes on, and what others may still join. */
    private final Map<String, LiveAlert> alerts =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, LiveAlert> eldest) {
                    return size() > REMEMBERED && eldest.getValue().now().time().end().isPresent();
                }
            };

    RunSession(Alert.Place place, String run, Gate gate, ClipRoll roll, Recorder with) {
        this(place, run, gate, roll, with, Optional.empty());
    }

    /** Of a run whose alerts are counted beside those that another one raised in charge. */
    private RunSession(
            Alert.Place place,
            String run,
            Gate gate,
            ClipRoll roll,
            Recorder with,
            Optional<Raised> inCharge) {
        this.draw = inCharge.map(others -> new Draw(others, this::review));
        this.place = place;
        this.run = run;
        this.gate = gate;
        this.roll = roll;
        this.with = with;
    }

    @Override
    public void attach(PipelineRun to) {
        pipeline = to;
    }

    @Override
    public AlertIntake.Session beside(String other, GateSpec spec) {
        return new RunSession(
                place, other, with.begin(other, spec), roll, with, Optional.of(raised));
    }

    @Override
    public void passed(double seconds) {
        draw.ifPresent(d -> d.passed(seconds));
    }

    private void review(LiveAlert live) {
        Alert now = live.change(AlertRows::reviewed);
        with.writer()
                .write(
                        new AlertChange.Reviewed(now.id()),
                        () -> with.teller().show("changed", now));
        with.teller().changed(now);
    }

    @Override
    public void change(Alert.Place now, GateSpec spec) {
        gate.change(spec);
        place = now;
    }

    @Override
    public List<Alert> event(EventChange change) {
        List<Alert> fresh = new ArrayList<>();
        boolean film = false;
        Snapshot snapshot = new Snapshot();
        for (GateDecision decision : gate.event(change)) {
            switch (decision.kind()) {
                case RAISED, SUPPRESSED -> {
                    boolean pictured = draw.isEmpty() || drawn(decision);
                    fresh.add(
                            add(
                                    decision,
                                    (EventChange.Opened) change,
                                    pictured ? snapshot::of : opened -> Optional.empty()));
                    film |= pictured && (draw.isPresent() || decision.variant().inCharge());
                }
                case JOINED -> join(decision);
                case GREW -> grow(decision);
                case ENDED -> end(decision);
                case VETOED -> LOG.debug("event {} is vetoed", decision.event().id());
            }
        }
        if (film) {
            film(change.event(), fresh);
        }
        return fresh;
    }

    /** Whether people may be shown what is not in charge. */
    private boolean drawn(GateDecision decision) {
        return draw.isPresent() && draw.get().takes(decision) && !quiet(decision);
    }

    private boolean quiet(GateDecision decision) {
        return with.quiet().covers(place.camera(), decision.event().rule());
    }

    private Alert add(
            GateDecision decision,
            EventChange.Opened opened,
            Function<EventChange.Opened, Optional<byte[]>> picture) {
        // Only people are spared: what is not in charge is there to be compared.
        boolean snoozed = decision.variant().inCharge() && quiet(decision);
        Alert alert = AlertRows.alert(decision, place, run, snoozed);
        LiveAlert live = new LiveAlert(alert);
        alerts.put(key(decision.leader(), decision.variant().name()), live);
        if (alert.inCharge() && decision.kind() == GateDecision.Kind.RAISED) {
            raised.add(live);
        } else if (drawn(decision)) {
            draw.orElseThrow().add(live);
        }
        Optional<byte[]> jpeg = picture.apply(opened);
        with.writer()
                .write(
                        () -> {
                            Optional<BlobId> kept = jpeg.flatMap(with.pictures()::snapshot);
                            Alert now = live.change(a -> AlertRows.pictured(a, kept, a.clip()));
                            return Optional.of(
                                    new AlertChange.Added(
                                            AlertRows.pictured(alert, kept, Optional.empty()),
                                            with.notices().plan(now)));
                        },
                        () -> with.teller().show("alerted", live.now()));
        with.teller()
                .alerted(
                        alert,
                        new AlertListener.Seen(
                                opened.frame(),
                                opened.best().stream().map(BestCrop::crop).toList()));
        return alert;
    }

    private void join(GateDecision decision) {
        LiveAlert live = alerts.get(key(decision.leader(), decision.variant().name()));
        if (live != null) {
            Alert now = live.change(AlertRows::joined);
            with.writer()
                    .write(
                            new AlertChange.Grew(
                                    now.id(), now.tracks(), now.evidence(), now.joined()),
                            () -> with.teller().show("changed", now));
            with.teller().changed(now);
        }
    }

    private void grow(GateDecision decision) {
        LiveAlert live = alerts.get(key(decision.leader(), decision.variant().name()));
        if (live != null) {
            Event event = decision.event();
            Alert now = live.change(a -> AlertRows.grown(a, event));
            with.writer()
                    .write(
                            new AlertChange.Grew(
                                    now.id(), now.tracks(), now.evidence(), now.joined()),
                            () -> with.teller().show("changed", now));
        }
    }

    private void end(GateDecision decision) {
        LiveAlert live = alerts.get(key(decision.leader(), decision.variant().name()));
        if (live != null) {
            Event event = decision.event();
            double end = event.end().map(Moment::streamSeconds).orElse(event.at().streamSeconds());
            end(live, end, event.evidence());
        }
    }

    private void end(LiveAlert live, double end, Map<String, Object> evidence) {
        Alert now = live.change(a -> AlertRows.ended(a, end, evidence));
        with.writer()
                .write(
                        new AlertChange.Ended(now.id(), end, evidence),
                        () -> with.teller().show("changed", now));
        with.teller().changed(now);
    }

    /** Asks for the film of an event; it comes once the stream has passed its end. */
    private void film(Event event, List<Alert> fresh) {
        if (pipeline == null || roll.before() + roll.after() == 0 || !with.pictures().filming()) {
            return;
        }
        double at = event.at().streamSeconds();
        Span span = new Span(Math.max(0, at - roll.before()), at + roll.after());
        Path file = with.scratch().resolve(fresh.get(0).id() + ".mp4");
        List<LiveAlert> of = new ArrayList<>();
        fresh.forEach(alert -> of.add(alerts.get(key(alert.event(), alert.variant()))));
        pipeline.clip(span, file)
                .whenComplete(
                        (report, failure) -> {
                            if (failure == null) {
                                filmed(report, of);
                            } else {
                                LOG.info("no clip of event {}: {}", event.id(), failure.toString());
                            }
                        });
    }

    private void filmed(ClipReport report, List<LiveAlert> of) {
        Map<String, Optional<BlobId>> kept = new HashMap<>();
        for (LiveAlert live : of) {
            with.writer()
                    .write(
                            () -> {
                                Optional<BlobId> film =
                                        kept.computeIfAbsent(
                                                "film", f -> with.pictures().film(report.file()));
                                if (film.isEmpty()) {
                                    return Optional.empty();
                                }
                                Alert now =
                                        live.change(a -> AlertRows.pictured(a, a.snapshot(), film));
                                with.teller().changed(now);
                                return Optional.of(
                                        new AlertChange.Pictured(now.id(), Optional.empty(), film));
                            });
        }
    }

    @Override
    public void close() {
        passed(Double.POSITIVE_INFINITY);
        for (LiveAlert live : alerts.values()) {
            Alert now = live.now();
            if (now.time().end().isEmpty()) {
                end(live, now.time().at(), now.evidence());
            }
        }
        alerts.clear();
        gate.close();
        with.writer().drain(PATIENCE);
        with.writer().over(run);
    }

    private static String key(String event, String variant) {
        return AlertIds.of(0, event + '\n' + variant);
    }

    /** The picture of an event, made at most once, on the strand while the frame is borrowed. */
    private final class Snapshot {
        private Optional<byte[]> jpeg;

        Optional<byte[]> of(EventChange.Opened opened) {
            if (jpeg == null) {
                jpeg = opened.frame().flatMap(f -> with.pixels().map(p -> p.jpeg(f, QUALITY)));
            }
            return jpeg;
        }
    }
}
