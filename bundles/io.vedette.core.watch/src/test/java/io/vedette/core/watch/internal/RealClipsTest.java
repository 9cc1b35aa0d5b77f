package io.vedette.core.watch.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vedette.core.model.internal.PackageReader;
import io.vedette.engine.onnx.internal.OnnxEngine;
import io.vedette.heuristic.line.internal.LineCrossing;
import io.vedette.heuristic.zone.internal.Intrusion;
import io.vedette.media.internal.FilmWriter;
import io.vedette.media.internal.FusedPixels;
import io.vedette.metric.tracking.internal.ClearMot;
import io.vedette.scene.motion.internal.Motion;
import io.vedette.service.model.LoadedModels;
import io.vedette.service.plugin.Plug;
import io.vedette.service.watch.ClipReport;
import io.vedette.service.watch.DetectorSpec;
import io.vedette.service.watch.EventChange;
import io.vedette.service.watch.FrameReport;
import io.vedette.service.watch.FrameTap;
import io.vedette.service.watch.PipelineRun;
import io.vedette.service.watch.PipelineSpec;
import io.vedette.service.watch.RuleSpec;
import io.vedette.service.watch.RunEnd;
import io.vedette.spi.Box;
import io.vedette.spi.Span;
import io.vedette.spi.clip.ClipWriter;
import io.vedette.spi.frame.Crop;
import io.vedette.spi.frame.Frame;
import io.vedette.spi.frame.Masks;
import io.vedette.spi.frame.Pixels;
import io.vedette.spi.geometry.Point;
import io.vedette.spi.geometry.Polygon;
import io.vedette.spi.metric.EvaluationMetric.Accumulator;
import io.vedette.spi.metric.EvaluationMetric.MetricSpec;
import io.vedette.spi.metric.Unit;
import io.vedette.spi.metric.Weights;
import io.vedette.spi.stream.StreamSpec;
import io.vedette.spi.stream.StreamSpec.Pacing;
import io.vedette.spi.track.Track;
import io.vedette.stream.ffmpeg.internal.FfmpegSource;
import io.vedette.testkit.RecordingPort;
import io.vedette.testkit.SharedModels;
import io.vedette.tracker.bytetrack.internal.ByteTracker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Version;

/** The stock plugins together, on real video. */
class RealClipsTest {
    @TempDir Path folder;

    private final PluginTable table = new PluginTable();
    private final Pixels pixels = new FusedPixels();
    private final FfmpegSource source = new FfmpegSource();
    private final Workshop workshop =
            new Workshop(
                    table,
                    new Lent() {
                        @Override
                        public Optional<Pixels> pixels() {
                            return Optional.of(pixels);
                        }

                        @Override
                        public Optional<ClipWriter> clips() {
                            return Optional.of(new FilmWriter());
                        }

                        @Override
                        public Optional<LoadedModels> models() {
                            return Optional.of(
                                    new PlainModels(new PackageReader(), new OnnxEngine(pixels)));
                        }

                        @Override
                        public List<FrameTap> taps() {
                            return List.of();
                        }
                    });

    @BeforeEach
    void plugins() {
        table.add(
                new Offer(
                        Plug.STREAM_SOURCE,
                        "ffmpeg",
                        "io.vedette.stream.ffmpeg",
                        Version.parseVersion("1.0.0"),
                        0,
                        1,
                        Set.of("file"),
                        source));
        table.add(Fakes.offer(Plug.SCENE_ANALYZER, "motion", "1.0.0", new Motion()));
        table.add(Fakes.offer(Plug.TRACKER, "bytetrack", "1.0.0", new ByteTracker()));
        table.add(Fakes.offer(Plug.HEURISTIC, "line-crossing", "1.0.0", new LineCrossing()));
        table.add(Fakes.offer(Plug.HEURISTIC, "intrusion", "1.0.0", new Intrusion()));
    }

    @AfterEach
    void close() {
        workshop.close();
        source.close();
    }

    private static PipelineSpec.Builder spec(String clip) {
        Path file = SharedModels.shared().resolve("clips").resolve(clip).toAbsolutePath();
        return PipelineSpec.of("cam", file.toUri()).pacing(Pacing.AS_FAST);
    }

    private static RunEnd end(PipelineRun run) throws Exception {
        return run.done().toCompletableFuture().get(300, TimeUnit.SECONDS);
    }

    @Test
    void tracksPeopleWithMotaOfAtLeast55Percent() throws Exception {
        Path model = SharedModels.fastestdet(folder.resolve("model"));
        Fakes.Heard heard = new Fakes.Heard();
        PipelineRun run =
                workshop.start(
                        spec("pets2009-s2l1.mp4")
                                .detector(new DetectorSpec.Folder(model))
                                .options(Map.of("classes", "person"))
                                .keepSeconds(0)
                                .build(),
                        heard);
        assertThat(end(run)).isInstanceOf(RunEnd.Finished.class);
        assertThat(heard.frames).hasSize(795);
        Map<String, Double> values = clearMot(heard.frames);
        assertThat(values.get("MOTA")).isGreaterThanOrEqualTo(0.55);
    }

    private static Map<String, Double> clearMot(List<FrameReport> reports) throws IOException {
        Map<Long, List<Unit.Identified>> truth = new TreeMap<>();
        Path file = SharedModels.shared().resolve("truth/pets2009-s2l1.mot.txt");
        for (String line : Files.readAllLines(file)) {
            String[] p = line.split(",");
            Box box = new Box(number(p[2]), number(p[3]), number(p[4]), number(p[5]));
            truth.computeIfAbsent(Long.parseLong(p[0]), f -> new ArrayList<>())
                    .add(new Unit.Identified((long) number(p[1]), box, 1));
        }
        List<Unit.SequenceFrame> frames = new ArrayList<>();
        for (FrameReport report : reports) {
            List<Unit.Identified> predicted =
                    report.tracks().stream()
                            .filter(t -> t.state() == Track.State.CONFIRMED)
                            .map(t -> new Unit.Identified(t.id(), t.box(), t.score()))
                            .toList();
            frames.add(
                    new Unit.SequenceFrame(
                            report.number(),
                            truth.getOrDefault(report.number(), List.of()),
                            predicted));
        }
        Accumulator metric = new ClearMot().start(new MetricSpec(Map.of()));
        metric.accumulate(new Unit.Sequence("pets", frames), mark -> {});
        return metric.report(Weights.ONE).values();
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }

    @Test
    void clipsAreRemuxedNearAKeyFrameElseEncoded() throws Exception {
        Fakes.Heard heard = new Fakes.Heard();
        PipelineRun[] run = new PipelineRun[1];
        List<CompletionStage<ClipReport>> clips = new ArrayList<>();
        Path near = folder.resolve("near.mp4");
        Path far = folder.resolve("deep/er/far.mp4");
        Path old = folder.resolve("old.mp4");
        heard.each =
                report -> {
                    // ordered before their end has come, as for an alert with post-roll
                    if (report.number() == 190) {
                        clips.add(run[0].clip(new Span(17, 22), near));
                        clips.add(run[0].clip(new Span(22, 27), far));
                    } else if (report.number() == 790) {
                        clips.add(run[0].clip(new Span(1, 5), old));
                    }
                };
        run[0] = workshop.start(spec("pets2009-s2l1.mp4").keepSeconds(10).build(), heard);
        end(run[0]);
        ClipReport remuxed = clips.get(0).toCompletableFuture().get(30, TimeUnit.SECONDS);
        assertThat(remuxed.way()).isEqualTo("remuxed");
        assertThat(remuxed.span().begin()).isCloseTo(16, within(0.01));
        assertThat(play(near).frames().size()).isBetween(58, 62);
        ClipReport encoded = clips.get(1).toCompletableFuture().get(30, TimeUnit.SECONDS);
        assertThat(encoded.way()).isEqualTo("encoded");
        assertThat(encoded.span().begin()).isCloseTo(22, within(0.01));
        assertThat(play(far).frames().size()).isBetween(49, 52);
        assertThat(clips.get(2).toCompletableFuture())
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableOfType(java.util.concurrent.ExecutionException.class)
                .withMessageContaining("nothing is left");
        assertThat(old).doesNotExist();
    }

    @Test
    void sourcesWithoutPacketsHaveClipsToo() throws Exception {
        table.add(Fakes.offer(Plug.STREAM_SOURCE, "fake", "1.0.0", new Fakes.Source(200, 10)));
        Fakes.Heard heard = new Fakes.Heard();
        PipelineRun[] run = new PipelineRun[1];
        List<CompletionStage<ClipReport>> clips = new ArrayList<>();
        Path file = folder.resolve("planes.mp4");
        heard.each =
                report -> {
                    if (report.number() == 150) {
                        clips.add(run[0].clip(new Span(9, 16), file));
                    }
                };
        run[0] =
                workshop.start(
                        PipelineSpec.of("cam", java.net.URI.create("fake:it"))
                                .pacing(Pacing.AS_FAST)
                                .keepSeconds(10)
                                .build(),
                        heard);
        end(run[0]);
        ClipReport clip = clips.get(0).toCompletableFuture().get(30, TimeUnit.SECONDS);
        assertThat(clip.way()).isEqualTo("encoded");
        assertThat(clip.span()).isEqualTo(new Span(9, 16));
        assertThat(clip.frames()).isEqualTo(71);
        RecordingPort played = play(file);
        assertThat(played.frames()).hasSize(71);
        played.release();
    }

    @Test
    void whileNothingGoesOnKeyFramesWillDo() throws Exception {
        Path film = folder.resolve("idle.mkv");
        try {
            Process made =
                    new ProcessBuilder(
                                    ("ffmpeg -v error -f lavfi -i color=gray:size=160x120:rate=10"
                                                    + " -t 20 -c:v libx264 -pix_fmt yuv420p -g 10"
                                                    + " -bf 0 "
                                                    + film)
                                            .split(" "))
                            .start();
            assertThat(made.waitFor()).isZero();
        } catch (IOException e) {
            org.junit.jupiter.api.Assumptions.abort("skipped: no ffmpeg command");
        }
        Fakes.Heard heard = new Fakes.Heard();
        PipelineRun run =
                workshop.start(
                        PipelineSpec.of("cam", film.toUri())
                                .pacing(Pacing.AS_FAST)
                                .options(Map.of("keyframes", "idle"))
                                .build(),
                        heard);
        end(run);
        // every frame of the first five seconds, then one a second
        assertThat(heard.frames.size()).isBetween(60, 90);
    }

    private RecordingPort play(Path file) {
        RecordingPort port = new RecordingPort().keeping(f -> f.number() == 10);
        source.run(
                new StreamSpec(
                        "again",
                        file.toUri(),
                        StreamSpec.Role.DETECT,
                        Pacing.AS_FAST,
                        Instant.EPOCH,
                        Duration.ofSeconds(5),
                        Map.of()),
                port);
        return port;
    }

    @Test
    void privacyZonesAreBlackInEverything() throws Exception {
        Polygon zone =
                new Polygon(
                        List.of(
                                new Point(0.25, 0.25),
                                new Point(0.75, 0.25),
                                new Point(0.75, 0.75),
                                new Point(0.25, 0.75)));
        Fakes.Heard heard = new Fakes.Heard();
        PipelineRun[] run = new PipelineRun[1];
        List<CompletionStage<ClipReport>> clips = new ArrayList<>();
        List<Integer> middles = new ArrayList<>();
        List<PipelineRun.Snapshot> snapshots = new ArrayList<>();
        Path file = folder.resolve("masked.mp4");
        heard.each =
                report -> {
                    middles.add(luma(report.frame().orElseThrow(), 240, 180));
                    if (report.number() == 190) {
                        clips.add(run[0].clip(new Span(17, 19), file));
                        snapshots.add(run[0].snapshot(90).orElseThrow());
                    }
                };
        run[0] =
                workshop.start(
                        spec("pets2009-s2l1.mp4")
                                .masks(new Masks(List.of(), List.of(zone)))
                                .build(),
                        heard);
        end(run[0]);
        assertThat(middles).hasSize(795).allMatch(code -> code == 16);
        ClipReport clip = clips.get(0).toCompletableFuture().get(30, TimeUnit.SECONDS);
        assertThat(clip.way()).isEqualTo("encoded");
        RecordingPort played = play(file);
        Frame frame = played.kept().get(0);
        assertThat(luma(frame, 240, 180)).isCloseTo(16, within(4));
        assertThat(luma(frame, 130, 100)).isCloseTo(16, within(4));
        assertThat(luma(frame, 30, 180)).isGreaterThan(40);
        played.release();
        Crop picture = pixels.read(snapshots.get(0).jpeg());
        assertThat(picture.bgr()[(180 * 480 + 240) * 3] & 255).isLessThan(8);
        assertThat(heard.frames)
                .allSatisfy(
                        f ->
                                assertThat(f.facts().blobs())
                                        .noneMatch(
                                                b ->
                                                        b.box().x() > 130
                                                                && b.box().right() < 350
                                                                && b.box().y() > 100
                                                                && b.box().bottom() < 260));
    }

    private static int luma(Frame frame, int x, int y) {
        return frame.y().data().get(y * frame.y().stride() + x) & 255;
    }

    @Test
    void aCarThatPassesCrossesALineOnce() throws Exception {
        Fakes.Heard heard = new Fakes.Heard();
        RuleSpec line =
                new RuleSpec(
                        "road",
                        "line-crossing",
                        List.of(new Point(0.5, 0), new Point(0.5, 1)),
                        Map.of());
        PipelineRun run =
                workshop.start(spec("intel-car-detection.mp4").rules(List.of(line)).build(), heard);
        end(run);
        List<EventChange.Opened> opened =
                heard.events.stream()
                        .filter(EventChange.Opened.class::isInstance)
                        .map(EventChange.Opened.class::cast)
                        .toList();
        assertThat(opened).hasSizeBetween(3, 6);
        assertThat(opened)
                .allSatisfy(
                        o -> {
                            assertThat(o.best()).isNotEmpty().hasSizeLessThanOrEqualTo(3);
                            assertThat(o.event().topic())
                                    .isEqualTo("RuleEngine/LineDetector/Crossed");
                        });
    }
}
