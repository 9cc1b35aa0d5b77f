package io.vedette.core.collect.internal;

import io.vedette.service.alert.Alert;
import io.vedette.service.alert.AlertListener;
import io.vedette.service.alert.Verdict;
import io.vedette.service.blob.BlobStore;
import io.vedette.service.collect.Known;
import io.vedette.service.collect.NewSample;
import io.vedette.service.collect.Origin;
import io.vedette.service.collect.Place;
import io.vedette.service.collect.Samples;
import io.vedette.service.metrics.MetricSource;
import io.vedette.service.metrics.Reading;
import io.vedette.service.watch.BestCrop;
import io.vedette.service.watch.DetectorSpec;
import io.vedette.service.watch.FrameReport;
import io.vedette.service.watch.FrameTap;
import io.vedette.service.watch.PipelineSpec;
import io.vedette.spi.Box;
import io.vedette.spi.Moment;
import io.vedette.spi.frame.Crop;
import io.vedette.spi.frame.CropSpec;
import io.vedette.spi.frame.Frame;
import io.vedette.spi.frame.Pixels;
import io.vedette.spi.track.Track;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Stores samples on alert, on verdict, on doubt and at random. Decides on the camera's strand, in
 * stream time; encodes and stores on a thread of its own for live cameras, where a full queue drops
 * the sample, and on the strand for files and scenes that run as fast as they can, which wait, so
 * that their samples are always the same. A run whose option {@code collect} is {@code false} gives
 * none: what is held out is not to be learned from.
 */
@Component(
        service = {FrameTap.class, AlertListener.class, MetricSource.class},
        configurationPid = CollectConfig.PID)
public final class Collector implements FrameTap, AlertListener, MetricSource {
    private static final CropSpec CUT =
            new CropSpec(BestCrop.SIDE, BestCrop.SIDE, BestCrop.MARGIN, true);
    private static final CropSpec WHOLE = new CropSpec(BestCrop.SIDE, BestCrop.SIDE, 0, true);

    private final Samples samples;
    private final BlobStore blobs;
    private final Pixels pixels;
    private final Settings settings;
    private final Backlog backlog = new Backlog();
    private final Runs runs;

    /** As a component. */
    @Activate
    public Collector(
            @Reference Samples samples,
            @Reference BlobStore blobs,
            @Reference Pixels pixels,
            CollectConfig config) {
        this(samples, blobs, pixels, Settings.of(config));
    }

    Collector(Samples samples, BlobStore blobs, Pixels pixels, Settings settings) {
        this.samples = samples;
        this.blobs = blobs;
        this.pixels = pixels;
        this.settings = settings;
        runs = new Runs(settings);
    }

    /** Waits for what is being stored. */
    @Deactivate
    public void close() {
        backlog.close();
    }

    @Override
    public boolean wants(PipelineSpec spec) {
        // What models are judged on must not be trained on: such runs say so. The run is kept in
        // mind also then, for its alerts come by another way.
        return settings.enabled() && runs.of(spec).wanted();
    }

    @Override
    public void frame(PipelineSpec spec, FrameReport report) {
        Runs.Run run = runs.of(spec);
        CameraCollection collection = run.collection();
        collection.at(spec, report);
        if (report.frame().isEmpty()) {
            return;
        }
        Frame frame = report.frame().get();
        double seconds = report.moment().streamSeconds();
        if (collection.drawn(report) && collection.take(Origin.RANDOM, seconds)) {
            random(run, report, frame);
        }
        if (!spec.detector().equals(DetectorSpec.MOTION)) {
            collection
                    .doubt(report)
                    .filter(d -> collection.take(Origin.DOUBT, seconds))
                    .ifPresent(d -> doubt(run, report, frame, d));
        }
    }

    private void random(Runs.Run run, FrameReport report, Frame frame) {
        Optional<Track> track = run.collection().drawnTrack(report);
        Crop crop =
                track.map(t -> pixels.crop(frame, t.box(), CUT))
                        .orElseGet(() -> pixels.crop(frame, whole(frame), WHOLE));
        store(
                run,
                frame,
                crop,
                "random/" + millis(report.moment()),
                Origin.RANDOM,
                report.moment(),
                known(
                        track.map(Track::id),
                        track.map(Track::box),
                        track.map(Track::label).orElse(""),
                        track.map(Track::score),
                        run.detector(),
                        Optional.empty()));
    }

    private void doubt(
            Runs.Run run, FrameReport report, Frame frame, CameraCollection.Doubt doubt) {
        Box box = doubt.detection().box();
        store(
                run,
                frame,
                pixels.crop(frame, box, CUT),
                "doubt/" + doubt.track() + "/" + millis(report.moment()),
                Origin.DOUBT,
                report.moment(),
                known(
                        Optional.of(doubt.track()),
                        Optional.of(box),
                        doubt.detection().label(),
                        Optional.of(doubt.detection().score()),
                        run.detector(),
                        Optional.empty()));
    }

    private static Box whole(Frame frame) {
        return new Box(0, 0, frame.width(), frame.height());
    }

    @Override
    public void alerted(Alert alert, Seen seen) {
        // A shadow's alert is of the same event: the one in charge gives the sample.
        if (!settings.enabled() || !alert.inCharge()) {
            return;
        }
        Runs.Run run = runs.named(alert.origin().run());
        if (!run.wanted()) {
            return;
        }
        if (seen.frame().isEmpty()) {
            backlog.skipped("no picture");
            return;
        }
        Frame frame = seen.frame().get();
        List<Crop> crops =
                seen.crops().isEmpty()
                        ? List.of(pixels.crop(frame, alert.box(), CUT))
                        : seen.crops();
        List<byte[]> pngs = new ArrayList<>();
        for (Crop crop : crops) {
            if (run.collection().take(Origin.ALERT, alert.time().at())) {
                pngs.add(pixels.png(crop));
            } else {
                backlog.skipped("budget");
            }
        }
        if (pngs.isEmpty()) {
            return;
        }
        frame.retain();
        backlog.run(
                run.waits(),
                () -> {
                    byte[] jpeg;
                    try {
                        jpeg = pixels.jpeg(frame, settings.quality());
                    } finally {
                        frame.release();
                    }
                    for (int k = 0; k < pngs.size(); k++) {
                        samples.add(sample(alert, run, Origin.ALERT, k, jpeg, pngs.get(k)));
                    }
                },
                frame::release);
    }

    @Override
    public void answered(Alert alert) {
        String answer = alert.verdict().flatMap(Verdict::answer).map(Verdict.Answer::id).orElse("");
        String reason = alert.verdict().map(Collector::reason).orElse("");
        if (samples.answered(alert.id(), answer, reason) > 0
                || answer.isEmpty()
                || !settings.enabled()
                || !alert.inCharge()
                || alert.snapshot().isEmpty()) {
            return;
        }
        Runs.Run run = runs.named(alert.origin().run());
        if (!run.wanted()) {
            return;
        }
        backlog.run(
                run.waits(),
                () -> {
                    byte[] jpeg;
                    try (InputStream in = blobs.open(alert.snapshot().get())) {
                        jpeg = in.readAllBytes();
                    }
                    byte[] png = pixels.png(pixels.crop(pixels.read(jpeg), alert.box(), CUT));
                    samples.add(sample(alert, run, Origin.VERDICT, 0, jpeg, png));
                },
                () -> {});
    }

    private static String reason(Verdict verdict) {
        return verdict.reason().map(r -> r.name().toLowerCase(Locale.ROOT)).orElse("");
    }

    /**
     * One of an alert's crops, best first: a verifier looks at all of them, so all of them are
     * learnt from. They share the picture.
     */
    private static NewSample sample(
            Alert alert, Runs.Run run, Origin origin, int crop, byte[] jpeg, byte[] png) {
        Moment at = new Moment(alert.time().at(), alert.time().instant());
        String recording =
                run.spec()
                        .map(spec -> Recordings.of(spec, at.instant()))
                        .orElseGet(() -> Recordings.day(at.instant()));
        return new NewSample(
                "alert/"
                        + alert.rule()
                        + "/"
                        + alert.tracks()
                        + "/"
                        + millis(at)
                        + (crop == 0 ? "" : "/" + crop),
                origin,
                new Place(
                        alert.place().site(),
                        alert.camera(),
                        alert.place().group(),
                        recording,
                        false),
                "",
                at.instant(),
                at.streamSeconds(),
                jpeg,
                Optional.of(png),
                new Known(
                        alert.tracks().stream().findFirst(),
                        Optional.of(alert.box()),
                        "",
                        alert.ruling().map(r -> r.score()),
                        alert.ruling()
                                .map(r -> Map.of("positive", r.score(), "negative", 1 - r.score()))
                                .orElse(Map.of()),
                        Optional.ofNullable(
                                alert.origin()
                                        .versions()
                                        .getOrDefault(
                                                "verifier",
                                                alert.origin().versions().get("detector"))),
                        Optional.of(alert.origin().pipeline()),
                        Optional.of(alert.id())),
                alert.verdict().flatMap(Verdict::answer).map(Verdict.Answer::id),
                alert.verdict().map(Collector::reason).orElse(""));
    }

    private void store(
            Runs.Run run,
            Frame frame,
            Crop crop,
            String key,
            Origin origin,
            Moment at,
            Known known) {
        PipelineSpec spec = run.spec().orElseThrow();
        String recording = run.collection().recording();
        frame.retain();
        backlog.run(
                run.waits(),
                () -> {
                    byte[] jpeg;
                    try {
                        jpeg = pixels.jpeg(frame, settings.quality());
                    } finally {
                        frame.release();
                    }
                    samples.add(
                            new NewSample(
                                    key,
                                    origin,
                                    new Place(
                                            spec.site(),
                                            spec.camera(),
                                            spec.group(),
                                            recording,
                                            false),
                                    "",
                                    at.instant(),
                                    at.streamSeconds(),
                                    jpeg,
                                    Optional.of(pixels.png(crop)),
                                    known,
                                    Optional.empty(),
                                    ""));
                },
                frame::release);
    }

    private static Known known(
            Optional<Long> track,
            Optional<Box> box,
            String label,
            Optional<Double> score,
            String detector,
            Optional<String> alert) {
        return new Known(
                track, box, label, score, Map.of(), Optional.of(detector), Optional.empty(), alert);
    }

    private static long millis(Moment at) {
        return Math.round(at.streamSeconds() * 1000);
    }

    @Override
    public Collection<Reading> read() {
        return backlog.read();
    }

    /** Storing, which may fail. */
    interface Storing {
        void run() throws IOException;
    }

    /** For tests: what waits to be stored has been stored. */
    void settle() {
        backlog.settle();
    }

    static List<String> reasons() {
        return List.of("budget", "queue full", "no picture", "failed");
    }
}
