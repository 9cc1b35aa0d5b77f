package io.vedette.core.watch.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.service.problem.NotFoundException;
import io.vedette.service.watch.ClipReport;
import io.vedette.spi.Moment;
import io.vedette.spi.Span;
import io.vedette.spi.clip.ClipWriter;
import io.vedette.spi.frame.Frame;
import io.vedette.spi.stream.CodecParameters;
import io.vedette.spi.stream.Packet;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipDeskTest {
    private final Queue<Runnable> work = new ArrayDeque<>();
    private final Encoded written = new Encoded();
    private final FramePool pool = new FramePool();
    private final ClipDesk desk =
            new ClipDesk(
                    new PacketRing(10),
                    new PlaneRing(10, pool),
                    new PrivacyMask(List.of(), pool),
                    () -> Optional.of(written),
                    work::add);

    @TempDir private Path folder;

    private CompletableFuture<ClipReport> order(Span span, double now) {
        return desk.order(span, folder.resolve("clip.mp4"), now).toCompletableFuture();
    }

    private void doWork() {
        for (Runnable next = work.poll(); next != null; next = work.poll()) {
            next.run();
        }
    }

    private void keepSeconds(int from, int to) {
        for (int second = from; second <= to; second++) {
            Frame frame = Fakes.frame(second + 1, Moment.of(Instant.EPOCH, second), () -> {});
            desk.keep(frame);
            desk.look(second);
            frame.release();
        }
    }

    @Test
    void aClipIsMadeOnceItsSpanIsOver() {
        keepSeconds(0, 3);
        CompletableFuture<ClipReport> clip = order(new Span(2, 5), 3);
        doWork();
        assertThat(clip).isNotDone();
        keepSeconds(4, 5);
        doWork();
        assertThat(clip.join().frames()).isEqualTo(4);
        assertThat(written.seconds).containsExactly(2.0, 3.0, 4.0, 5.0);
    }

    @Test
    void whatIsOrderedWhenTheStreamEndsIsMadeOfWhatThereIs() {
        keepSeconds(0, 3);
        CompletableFuture<ClipReport> clip = order(new Span(2, 60), 3);
        desk.finish();
        doWork();
        assertThat(clip.join().frames()).isEqualTo(2);
    }

    @Test
    void afterwardsNothingIsLeft() {
        keepSeconds(0, 3);
        desk.finish();
        CompletableFuture<ClipReport> clip = order(new Span(0, 2), 3);
        doWork();
        assertThatThrownBy(clip::join).hasCauseInstanceOf(NotFoundException.class);
    }

    /** Remembers the times of the frames it encodes. */
    private static final class Encoded implements ClipWriter {
        private final List<Double> seconds = new ArrayList<>();

        @Override
        public boolean remuxable(CodecParameters codec) {
            return false;
        }

        @Override
        public void remux(CodecParameters codec, List<Packet> packets, Path file) {
            throw new UnsupportedOperationException("there are no packets");
        }

        @Override
        public void encode(Iterator<Frame> frames, Path file) {
            frames.forEachRemaining(f -> seconds.add(f.moment().streamSeconds()));
        }

        @Override
        public Decoded decode(CodecParameters codec, List<Packet> packets) {
            throw new UnsupportedOperationException("there are no packets");
        }
    }
}
