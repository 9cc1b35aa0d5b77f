package io.vedette.core.evaluation.internal;

import io.vedette.service.alert.AlertGates;
import io.vedette.service.alert.GateDecision;
import io.vedette.service.alert.GateSpec;
import io.vedette.service.evaluation.Subject;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.rollout.Variant;
import io.vedette.service.watch.DetectorSpec;
import io.vedette.service.watch.EventChange;
import io.vedette.service.watch.FrameReport;
import io.vedette.service.watch.PipelineListener;
import io.vedette.service.watch.PipelineRun;
import io.vedette.service.watch.PipelineSpec;
import io.vedette.service.watch.Pipelines;
import io.vedette.service.watch.RunEnd;
import io.vedette.spi.Span;
import io.vedette.spi.metric.Unit;
import io.vedette.spi.metric.Unit.AlertEvent;
import io.vedette.spi.metric.Unit.Identified;
import io.vedette.spi.metric.Unit.SequenceFrame;
import io.vedette.spi.metric.Unit.TimedBox;
import io.vedette.spi.metric.Unit.TruthEvent;
import io.vedette.spi.stream.KnowsTruth;
import io.vedette.spi.stream.StreamSpec;
import io.vedette.spi.stream.TruthRow;
import io.vedette.spi.track.Track;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Runs a pipeline over a video whose source knows the truth, and puts both beside each other. */
@Component(service = VideoUnits.class)
public final class VideoUnits {
    private final Pipelines pipelines;
    private final AlertGates gates;
    private final Map<KnowsTruth, List<String>> truths = new ConcurrentHashMap<>();

    /** With what runs pipelines and decides alerts. */
    @Activate
    public VideoUnits(@Reference Pipelines pipelines, @Reference AlertGates gates) {
        this.pipelines = pipelines;
        this.gates = gates;
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindTruth(KnowsTruth truth, Map<String, Object> properties) {
        Object schemes = properties.get("vedette.schemes");
        truths.put(
                truth,
                schemes instanceof String[] several
                        ? List.of(several)
                        : schemes == null ? List.of() : List.of(schemes.toString()));
    }

    void unbindTruth(KnowsTruth truth) {
        truths.remove(truth);
    }

    /**
     * Runs one video.
     *
     * @param run name of the run, unique for the server
     * @param detector who finds objects
     * @param verifier model version in the verifier slot
     * @param judges kind of the unit wanted
     */
    Unit unit(
            Subject.Video video,
            String run,
            DetectorSpec detector,
            Optional<String> verifier,
            String judges) {
        URI source = URI.create(video.source());
        KnowsTruth truth = truth(source);
        PipelineSpec spec =
                PipelineSpec.of(video.camera(), source)
                        .run(run)
                        .pacing(StreamSpec.Pacing.AS_FAST)
                        .detector(detector)
                        .rules(video.rules())
                        .keepSeconds(0)
                        .build();
        Variant variant = new Variant("evaluated", Variant.Role.CHAMPION, verifier, Map.of(), 0);
        try (AlertGates.Gate gate =
                gates.open(new GateSpec(video.camera(), video.rules(), List.of(variant)))) {
            Watching watching = new Watching(gate);
            try (PipelineRun pipeline = pipelines.start(spec, watching)) {
                RunEnd end = pipeline.done().toCompletableFuture().join();
                if (!(end instanceof RunEnd.Finished)) {
                    throw new InvalidRequestException(
                            video.camera() + " could not be watched: " + end);
                }
            }
            try (Stream<TruthRow> rows =
                    truth.truth(stream(video, source), new Span(0, watching.seconds))) {
                return watching.unit(video.camera(), judges, rows);
            }
        }
    }

    /** Who knows the truth of a source. */
    KnowsTruth truth(URI source) {
        return truths.entrySet().stream()
                .filter(entry -> entry.getValue().contains(source.getScheme()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(
                        () ->
                                new InvalidRequestException(
                                        "nobody knows the truth of "
                                                + source.getScheme()
                                                + " sources; use a scene, or score files"));
    }

    /** How a video is read for its truth. */
    static StreamSpec stream(Subject.Video video, URI source) {
        return new StreamSpec(
                video.camera(),
                source,
                StreamSpec.Role.DETECT,
                StreamSpec.Pacing.AS_FAST,
                Instant.EPOCH,
                Duration.ofSeconds(10),
                Map.of());
    }

    /** Gathers tracks and alerts of one run. */
    private static final class Watching implements PipelineListener {
        private final AlertGates.Gate gate;
        private final TreeMap<Long, List<Identified>> tracks = new TreeMap<>();
        private final TreeMap<String, AlertEvent> alerts = new TreeMap<>();
        private double seconds;

        Watching(AlertGates.Gate gate) {
            this.gate = gate;
        }

        @Override
        public void frame(FrameReport report) {
            seconds = report.moment().streamSeconds();
            List<Identified> seen = new ArrayList<>();
            for (Track track : report.tracks()) {
                if (track.state() == Track.State.CONFIRMED) {
                    seen.add(new Identified(track.id(), track.box(), track.score()));
                }
            }
            tracks.put(report.number(), seen);
        }

        @Override
        public void event(EventChange change) {
            for (GateDecision decision : gate.event(change)) {
                AlertEvent known = alerts.get(decision.leader());
                if (decision.kind() == GateDecision.Kind.RAISED) {
                    alerts.put(decision.leader(), alert(decision));
                } else if (known != null && decision.kind() == GateDecision.Kind.ENDED) {
                    double end = change.event().end().orElse(change.when()).streamSeconds();
                    alerts.put(
                            known.id(),
                            new AlertEvent(
                                    known.id(),
                                    known.type(),
                                    known.begin(),
                                    known.at(),
                                    Math.max(known.end(), end),
                                    known.score(),
                                    known.box()));
                }
            }
        }

        private static AlertEvent alert(GateDecision decision) {
            double at = decision.event().at().streamSeconds();
            return new AlertEvent(
                    decision.leader(),
                    decision.event().type(),
                    decision.event().begin().streamSeconds(),
                    at,
                    at,
                    decision.ruling().map(ruling -> ruling.score()).orElse(1.0),
                    Optional.of(decision.event().box()));
        }

        Unit unit(String camera, String judges, Stream<TruthRow> rows) {
            TreeMap<Long, List<TruthRow.Seen>> seen = new TreeMap<>();
            List<TruthRow.Happened> visits = new ArrayList<>();
            rows.forEach(
                    row -> {
                        if (row instanceof TruthRow.Seen s) {
                            seen.computeIfAbsent(s.frame(), f -> new ArrayList<>()).add(s);
                        } else if (row instanceof TruthRow.Happened h && h.type().equals("visit")) {
                            visits.add(h);
                        }
                    });
            return switch (judges) {
                case "sequence" -> sequence(camera, seen);
                case "camera-time" -> cameraTime(camera, seen, visits);
                default ->
                        throw new InvalidRequestException(
                                "video is judged by sequence and camera-time metrics, not "
                                        + judges);
            };
        }

        private Unit sequence(String camera, TreeMap<Long, List<TruthRow.Seen>> seen) {
            return new Unit.Sequence(
                    camera,
                    tracks.entrySet().stream()
                            .map(
                                    frame ->
                                            new SequenceFrame(
                                                    frame.getKey(),
                                                    seen
                                                            .getOrDefault(frame.getKey(), List.of())
                                                            .stream()
                                                            .map(
                                                                    s ->
                                                                            new Identified(
                                                                                    s.identity(),
                                                                                    s.box(),
                                                                                    1))
                                                            .toList(),
                                                    frame.getValue()))
                            .toList());
        }

        private Unit cameraTime(
                String camera,
                TreeMap<Long, List<TruthRow.Seen>> seen,
                List<TruthRow.Happened> visits) {
            Map<Long, List<TimedBox>> boxes = new TreeMap<>();
            seen.values().stream()
                    .flatMap(List::stream)
                    .forEach(
                            s ->
                                    boxes.computeIfAbsent(s.identity(), i -> new ArrayList<>())
                                            .add(new TimedBox(s.seconds(), s.box())));
            List<TruthEvent> events = new ArrayList<>();
            for (TruthRow.Happened visit : visits) {
                events.add(
                        new TruthEvent(
                                camera + "/visit/" + events.size(),
                                "",
                                visit.begin(),
                                visit.end(),
                                boxes.getOrDefault(visit.identity(), List.of()).stream()
                                        .filter(
                                                b ->
                                                        b.seconds() >= visit.begin()
                                                                && b.seconds() <= visit.end())
                                        .toList()));
            }
            return new Unit.CameraTime(
                    camera, camera, 0, seconds, events, List.copyOf(alerts.values()));
        }
    }
}
