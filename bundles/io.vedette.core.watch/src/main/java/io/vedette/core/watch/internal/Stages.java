package io.vedette.core.watch.internal;

import io.vedette.service.plugin.Plug;
import io.vedette.service.watch.DetectorSpec;
import io.vedette.service.watch.EventChange;
import io.vedette.service.watch.FrameReport;
import io.vedette.service.watch.PipelineSpec;
import io.vedette.spi.Moment;
import io.vedette.spi.Size;
import io.vedette.spi.frame.Frame;
import io.vedette.spi.model.Detection;
import io.vedette.spi.scene.SceneAnalyzer;
import io.vedette.spi.scene.SceneFacts;
import io.vedette.spi.scene.SceneSpec;
import io.vedette.spi.track.Track;
import io.vedette.spi.track.Tracker;
import io.vedette.spi.track.TrackerInput;
import io.vedette.spi.track.TrackerInput.Look;
import io.vedette.spi.track.TrackerSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A frame's way through one camera's pipeline. Used by who holds the strand. */
final class Stages {
    private static final double SNAPSHOT_SECONDS = 5;
    private static final double BACKGROUND_SECONDS = 60;

    private final PipelineSpec spec;
    private final Guard guard;
    private final Lent lent;
    private final Socket<SceneAnalyzer, SceneAnalyzer.Session> analyzer;
    private final Socket<Tracker, Tracker.Session> tracker;
    private final RuleRunner rules;
    private final BestCrops crops = new BestCrops();
    private final Identity identity;
    private final Set<String> classes;
    private Finder finder;
    private Size size = new Size(1, 1);
    private volatile long nextTrack;
    private volatile int liveTracks;

    Stages(PipelineSpec spec, Guard guard, Lent lent, EventBook book) {
        this.spec = spec;
        this.guard = guard;
        this.lent = lent;
        nextTrack = spec.firstTrack();
        classes = classes(spec.options().getOrDefault("classes", ""));
        analyzer =
                new Socket<>(
                        "analyzer",
                        Plug.SCENE_ANALYZER,
                        spec.analyzer(),
                        PluginTable.pin(spec.pins(), Plug.SCENE_ANALYZER, spec.analyzer()),
                        SceneAnalyzer.class,
                        (plugin, from) ->
                                plugin.open(
                                        new SceneSpec(spec.camera(), size, options("analyzer.")),
                                        from),
                        SceneAnalyzer.Session::snapshot);
        tracker =
                new Socket<>(
                        "tracker",
                        Plug.TRACKER,
                        spec.tracker(),
                        PluginTable.pin(spec.pins(), Plug.TRACKER, spec.tracker()),
                        Tracker.class,
                        (plugin, from) ->
                                plugin.open(
                                        new TrackerSpec(
                                                spec.camera(),
                                                size,
                                                nextTrack,
                                                options("tracker.")),
                                        from),
                        Tracker.Session::snapshot);
        rules = new RuleRunner(spec.camera(), spec.pins(), () -> size, guard, book, this::makers);
        identity = new Identity(spec, analyzer, tracker, rules);
    }

    private static Set<String> classes(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Map<String, String> options(String prefix) {
        Map<String, String> own = new HashMap<>();
        spec.options()
                .forEach(
                        (key, value) -> {
                            if (key.startsWith(prefix)) {
                                own.put(key.substring(prefix.length()), value);
                            }
                        });
        return own;
    }

    RuleRunner rules() {
        return rules;
    }

    /** Puts the detector in; returns the one before, which is to be closed. */
    Optional<Finder> detector(Finder next) {
        Optional<Finder> before = Optional.ofNullable(finder);
        finder = next;
        identity.changed();
        return before;
    }

    /** The motion detector of this pipeline. */
    Finder motion() {
        return new MotionFinder(
                () -> analyzer.offer().map(Offer::label).orElseGet(analyzer::before));
    }

    Optional<Finder> finder() {
        return Optional.ofNullable(finder);
    }

    /** Who decides what is found. */
    Identity identity() {
        return identity;
    }

    private EventBook.Makers makers(RuleSeat seat) {
        return identity.makers(finder, seat);
    }

    /** Every socket that must be filled before a frame may pass. */
    List<Socket<?, ?>> sockets() {
        List<Socket<?, ?>> all = new ArrayList<>();
        boolean motion =
                finder == null
                        ? spec.detector() instanceof DetectorSpec.Motion
                        : finder instanceof MotionFinder;
        if (spec.gate() || motion) {
            all.add(analyzer);
        }
        all.add(tracker);
        rules.seats().forEach(seat -> all.add(seat.socket()));
        return all;
    }

    /** Takes note of the size of the frames; what was known of another size is forgotten. */
    List<EventChange> sized(Frame frame) {
        if (frame.size().equals(size)) {
            return List.of();
        }
        boolean first = size.equals(new Size(1, 1));
        size = frame.size();
        if (first) {
            return List.of();
        }
        sockets().forEach(socket -> socket.reset(guard.strand()));
        return rules.book().endAll(frame.moment(), "the picture's size changed");
    }

    /** One frame, borrowed. */
    FrameReport pass(Frame frame, List<EventChange> changes) {
        Moment now = frame.moment();
        SceneFacts facts = observe(frame);
        Finder.Found found = find(frame, facts);
        List<Track> tracks =
                track(
                        new TrackerInput(
                                now, found.look(), found.detections(), Optional.of(frame), facts));
        lent.pixels().ifPresent(pixels -> crops.observe(frame, tracks, pixels));
        changes.addAll(
                rules.observe(
                        now,
                        tracks,
                        facts,
                        new EventBook.Scene(frame.number(), size, Optional.of(frame), crops::of)));
        return new FrameReport(
                frame.number(),
                now,
                switch (found.look()) {
                    case ANALYSED -> FrameReport.State.ANALYSED;
                    case GATED -> FrameReport.State.GATED;
                    case DROPPED -> FrameReport.State.DROPPED;
                },
                found.reason(),
                found.detections(),
                tracks,
                facts,
                Optional.of(frame));
    }

    private SceneFacts observe(Frame frame) {
        SceneAnalyzer.Session session = analyzer.session();
        if (session == null) {
            return SceneFacts.UNKNOWN;
        }
        SceneFacts facts =
                guard.call(
                        analyzer, () -> session.observe(frame, spec.masks()), SceneFacts.UNKNOWN);
        analyzer.keepSnapshot(frame.moment().streamSeconds(), BACKGROUND_SECONDS, guard.strand());
        return facts;
    }

    private Finder.Found find(Frame frame, SceneFacts facts) {
        if (finder == null) {
            return new Finder.Found(Look.DROPPED, "no detector", List.<Detection>of());
        }
        boolean still = facts.state() == SceneFacts.State.READY && facts.blobs().isEmpty();
        boolean known = facts != SceneFacts.UNKNOWN;
        if (spec.gate() && finder.gateable() && known && still) {
            return new Finder.Found(Look.GATED, "nothing moves", List.of());
        }
        Finder.Found found = finder.find(frame, facts);
        if (classes.isEmpty() || found.detections().isEmpty()) {
            return found;
        }
        return new Finder.Found(
                found.look(),
                found.reason(),
                found.detections().stream().filter(d -> classes.contains(d.label())).toList());
    }

    private List<Track> track(TrackerInput input) {
        Tracker.Session session = tracker.session();
        if (session == null) {
            return List.of();
        }
        List<Track> tracks = guard.call(tracker, () -> session.update(input), List.of());
        int confirmed = 0;
        for (Track track : tracks) {
            nextTrack = Math.max(nextTrack, track.id() + 1);
            confirmed += track.state() == Track.State.TENTATIVE ? 0 : 1;
        }
        liveTracks = confirmed;
        tracker.keepSnapshot(input.moment().streamSeconds(), SNAPSHOT_SECONDS, guard.strand());
        return tracks;
    }

    /** A frame that was lost. */
    FrameReport lost(Intake.Drop drop) {
        List<Track> tracks =
                track(
                        new TrackerInput(
                                drop.moment(),
                                Look.DROPPED,
                                List.of(),
                                Optional.empty(),
                                SceneFacts.UNKNOWN));
        return new FrameReport(
                drop.number(),
                drop.moment(),
                FrameReport.State.DROPPED,
                drop.reason(),
                List.of(),
                tracks,
                SceneFacts.UNKNOWN,
                Optional.empty());
    }

    /** Time passes without frames. */
    List<EventChange> advance(Moment now, long frame) {
        return rules.advance(now, new EventBook.Scene(frame, size, Optional.empty(), crops::of));
    }

    /** Lets all plugins go. */
    void close() {
        sockets().forEach(socket -> socket.unplug(guard.strand()));
        if (finder != null) {
            finder.close();
            finder = null;
        }
    }

    long nextTrack() {
        return nextTrack;
    }

    int liveTracks() {
        return liveTracks;
    }
}
