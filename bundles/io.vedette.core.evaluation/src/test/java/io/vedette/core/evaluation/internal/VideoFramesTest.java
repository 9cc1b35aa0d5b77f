package io.vedette.core.evaluation.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.service.evaluation.Subject;
import io.vedette.service.evaluation.VideoFrame;
import io.vedette.service.problem.ConflictException;
import io.vedette.service.problem.UnavailableException;
import io.vedette.service.watch.DetectorSpec;
import io.vedette.service.watch.PipelineSpec;
import io.vedette.spi.Box;
import io.vedette.spi.Span;
import io.vedette.spi.stream.KnowsTruth;
import io.vedette.spi.stream.StreamSpec;
import io.vedette.spi.stream.TruthRow;
import io.vedette.testkit.PlainPixels;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VideoFramesTest {
    private static final Subject.Video YARD =
            new Subject.Video("yard", "scene:street?place=1", List.of());

    private final ShortPipelines pipelines = new ShortPipelines(40);
    private final VideoUnits videos = new VideoUnits(pipelines, null);
    private final VideoFrames frames = new VideoFrames(pipelines, videos, new PlainPixels());

    VideoFramesTest() {
        videos.bindTruth(new TenAFrame(), Map.of("vedette.schemes", "scene"));
    }

    /** A person in every frame, ten frames a second. */
    private static final class TenAFrame implements KnowsTruth {
        @Override
        public Stream<TruthRow> truth(StreamSpec spec, Span when) {
            return LongStream.rangeClosed(1, 400)
                    .filter(n -> (n - 1) / 10.0 >= when.begin() && (n - 1) / 10.0 <= when.end())
                    .mapToObj(
                            n ->
                                    new TruthRow.Seen(
                                            n, (n - 1) / 10.0, n, "person", new Box(n, 0, 9, 9)));
        }

        @Override
        public OptionalDouble seconds(StreamSpec spec, long frame) {
            return OptionalDouble.of((frame - 1) / 10.0);
        }
    }

    @Test
    void aMarkInSecondsOpensItsFrame() {
        VideoFrame frame = frames.frame(YARD, "camera-time", "20.5", DetectorSpec.MOTION);
        assertThat(frame.seconds()).isEqualTo(20.5);
        assertThat(frame.truth()).extracting(VideoFrame.Seen::identity).containsExactly(206L);
        assertThat(frame.tracks()).extracting(VideoFrame.Seen::label).containsExactly("object");
        assertThat(frame.width()).isEqualTo(8);
        assertThat(frame.jpeg()).isNotEmpty();
        PipelineSpec spec = pipelines.started().get(0);
        assertThat(spec.pacing()).isEqualTo(StreamSpec.Pacing.AS_FAST);
        assertThat(Double.parseDouble(spec.options().get("source.from"))).isEqualTo(8.5);
    }

    @Test
    void aMarkByFrameNumberOpensItsFrame() {
        VideoFrame frame = frames.frame(YARD, "sequence", "31", DetectorSpec.MOTION);
        assertThat(frame.seconds()).isEqualTo(3.0);
        assertThat(frame.truth()).extracting(VideoFrame.Seen::identity).containsExactly(31L);
        assertThat(pipelines.started().get(0).options()).containsEntry("source.from", "0.0");
    }

    @Test
    void theSameFrameIsPlayedOnce() {
        VideoFrame first = frames.frame(YARD, "camera-time", "2", DetectorSpec.MOTION);
        assertThat(frames.frame(YARD, "camera-time", "2", DetectorSpec.MOTION)).isSameAs(first);
        assertThat(pipelines.started()).hasSize(1);
    }

    @Test
    void whatHasNoFrameSaysSo() {
        assertThatThrownBy(() -> frames.frame(YARD, "sequence", "", DetectorSpec.MOTION))
                .isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> frames.frame(YARD, "camera-time", "41", DetectorSpec.MOTION))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("ended before second 41");
    }
}
