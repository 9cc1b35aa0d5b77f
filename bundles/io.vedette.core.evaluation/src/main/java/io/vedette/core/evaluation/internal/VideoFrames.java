package io.vedette.core.evaluation.internal;

import io.vedette.service.evaluation.Subject;
import io.vedette.service.evaluation.VideoFrame;
import io.vedette.service.problem.ConflictException;
import io.vedette.service.problem.UnavailableException;
import io.vedette.service.watch.DetectorSpec;
import io.vedette.service.watch.FrameReport;
import io.vedette.service.watch.PipelineListener;
import io.vedette.service.watch.PipelineRun;
import io.vedette.service.watch.PipelineSpec;
import io.vedette.service.watch.Pipelines;
import io.vedette.spi.Span;
import io.vedette.spi.frame.Pixels;
import io.vedette.spi.stream.KnowsTruth;
import io.vedette.spi.stream.StreamSpec;
import io.vedette.spi.stream.TruthRow;
import io.vedette.spi.track.Track;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Plays a judged video again up to the frame of a mark. A source that takes {@code from} begins
 * some seconds before it; another one is read from its beginning. One at a time, the last ones are
 * kept.
 */
@Component(service = VideoFrames.class)
public class VideoFrames {
    /** After which a background model has settled and tracks are confirmed. */
    private static final double WARM_UP = 12;

    private static final int KEPT = 24;
    private static final int QUALITY = 85;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Pipelines pipelines;
    private final VideoUnits videos;
    private final Pixels pixels;
    private final Map<String, VideoFrame> last =
            new LinkedHashMap<>(KEPT, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, VideoFrame> eldest) {
                    return size() > KEPT;
                }
            };

    /** With what plays, who knows the truth, and what writes pictures. */
    @Activate
    public VideoFrames(
            @Reference Pipelines pipelines,
            @Reference VideoUnits videos,
            @Reference Pixels pixels) {
        this.pipelines = pipelines;
        this.videos = videos;
        this.pixels = pixels;
    }

    /** The frame that a mark names; see {@link io.vedette.service.evaluation.Evaluations#frame}. */
    synchronized VideoFrame frame(
            Subject.Video video, String judges, String where, DetectorSpec detector) {
        String key = String.join("\n", video.camera(), video.source(), judges, where);
        VideoFrame known = last.get(key + detector);
        if (known == null) {
            known = play(video, seconds(video, judges, where), detector);
            last.put(key + detector, known);
        }
        return known;
    }

    private double seconds(Subject.Video video, String judges, String where) {
        try {
            double number = Double.parseDouble(where);
            if (Double.isFinite(number) && number >= 0) {
                return judges.equals("camera-time") ? number : ofFrame(video, (long) number);
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new ConflictException("a mark at '" + where + "' names no frame");
    }

    private double ofFrame(Subject.Video video, long number) {
        URI source = URI.create(video.source());
        return videos.truth(source)
                .seconds(VideoUnits.stream(video, source), number)
                .orElseThrow(
                        () ->
                                new ConflictException(
                                        "the source of "
                                                + video.camera()
                                                + " does not tell when frame "
                                                + number
                                                + " is"));
    }

    private VideoFrame play(Subject.Video video, double seconds, DetectorSpec detector) {
        URI source = URI.create(video.source());
        CompletableFuture<Shot> shot = new CompletableFuture<>();
        PipelineSpec spec =
                PipelineSpec.of(video.camera(), source)
                        .run("frame-" + UUID.randomUUID())
                        .pacing(StreamSpec.Pacing.AS_FAST)
                        .detector(detector)
                        .keepSeconds(0)
                        .options(
                                Map.of(
                                        "source.from",
                                        Double.toString(Math.max(0, seconds - WARM_UP))))
                        .build();
        try (PipelineRun run = pipelines.start(spec, new Waiting(seconds, shot))) {
            run.done().thenAccept(end -> shot.cancel(false));
            return truth(video, source, shot.get(LIMIT.toSeconds(), TimeUnit.SECONDS));
        } catch (TimeoutException e) {
            throw new UnavailableException(
                    video.camera() + " did not come to second " + seconds + " in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("interrupted", e);
        } catch (ExecutionException | java.util.concurrent.CancellationException e) {
            throw new UnavailableException(video.camera() + " ended before second " + seconds, e);
        }
    }

    private VideoFrame truth(Subject.Video video, URI source, Shot shot) {
        KnowsTruth truth = videos.truth(source);
        double at = shot.seconds;
        try (Stream<TruthRow> rows =
                truth.truth(
                        VideoUnits.stream(video, source), new Span(Math.max(0, at - 1), at + 1))) {
            List<VideoFrame.Seen> there =
                    rows.filter(TruthRow.Seen.class::isInstance)
                            .map(TruthRow.Seen.class::cast)
                            .filter(seen -> Math.abs(seen.seconds() - at) < 0.001)
                            .map(s -> new VideoFrame.Seen(s.label(), s.identity(), s.box()))
                            .toList();
            return new VideoFrame(
                    shot.number, at, shot.width, shot.height, there, shot.tracks, shot.jpeg);
        }
    }

    /** What was seen when the frame came. */
    private record Shot(
            long number,
            double seconds,
            int width,
            int height,
            List<VideoFrame.Seen> tracks,
            byte[] jpeg) {}

    /** Takes the first frame at or after a time. */
    private final class Waiting implements PipelineListener {
        private final double seconds;
        private final CompletableFuture<Shot> shot;

        Waiting(double seconds, CompletableFuture<Shot> shot) {
            this.seconds = seconds;
            this.shot = shot;
        }

        @Override
        public void frame(FrameReport report) {
            double now = report.moment().streamSeconds();
            if (now < seconds - 1e-6 || shot.isDone()) {
                return;
            }
            report.frame()
                    .ifPresent(
                            frame ->
                                    shot.complete(
                                            new Shot(
                                                    report.number(),
                                                    now,
                                                    frame.width(),
                                                    frame.height(),
                                                    seen(report),
                                                    pixels.jpeg(frame, QUALITY))));
        }

        private List<VideoFrame.Seen> seen(FrameReport report) {
            return report.tracks().stream()
                    .filter(track -> track.state() == Track.State.CONFIRMED)
                    .map(t -> new VideoFrame.Seen(t.label(), t.id(), t.box()))
                    .toList();
        }
    }
}
