package io.vedette.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.vedette.spi.frame.Frame;
import io.vedette.spi.stream.Ended;
import io.vedette.spi.stream.Packet;
import io.vedette.spi.stream.StreamPort;
import io.vedette.spi.stream.StreamSource;
import io.vedette.spi.stream.StreamSpec;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What every {@link StreamSource} keeps to. Inherit it, and say which source and what it can play:
 * a finite stream of 20 to 2,000 frames.
 */
public abstract class StreamSourceContract {
    private static final Instant EPOCH = Instant.parse("2026-03-01T12:00:00Z");

    /** The source under test. */
    protected abstract StreamSource source();

    /** A finite stream. */
    protected abstract URI playable();

    /** An address of one of the source's schemes at which nothing is. */
    protected abstract URI nowhere();

    /** A spec for an address. */
    protected StreamSpec spec(URI uri, StreamSpec.Pacing pacing) {
        return new StreamSpec(
                "contract",
                uri,
                StreamSpec.Role.BOTH,
                pacing,
                EPOCH,
                Duration.ofSeconds(10),
                Map.of());
    }

    private Ended play(RecordingPort port) {
        return source().run(spec(playable(), StreamSpec.Pacing.AS_FAST), port);
    }

    @Test
    protected void numbersFramesFromOneAndTimesThemFromZero() {
        RecordingPort port = new RecordingPort().keeping(f -> f.number() == 3);
        assertThat(play(port)).isInstanceOf(Ended.Finished.class);
        assertThat(port.faults()).isEmpty();
        assertThat(port.frames()).hasSizeBetween(20, 2000);
        assertThat(port.frames().get(0).seconds()).isZero();
        for (int i = 0; i < port.frames().size(); i++) {
            assertThat(port.frames().get(i).number()).isEqualTo(i + 1);
            if (i > 0) {
                assertThat(port.frames().get(i).seconds())
                        .isGreaterThan(port.frames().get(i - 1).seconds());
            }
        }
        Frame third = port.kept().get(0);
        assertThat(third.moment().instant())
                .isEqualTo(EPOCH.plusNanos(Math.round(third.moment().streamSeconds() * 1e9)));
        port.release();
    }

    @Test
    protected void everyPlaneCanBeRead() {
        RecordingPort port = new RecordingPort().keeping(f -> f.number() <= 3).cancelAfter(3);
        play(port);
        for (Frame frame : port.kept()) {
            assertThat(frame.y().data().isDirect()).isTrue();
            assertThat(RecordingPort.luma(frame)).isPositive();
            if (frame.hasChroma()) {
                int w = -(-frame.width() >> frame.chromaShiftX());
                int h = -(-frame.height() >> frame.chromaShiftY());
                byte[] row = new byte[w];
                for (int y = 0; y < h; y++) {
                    frame.u().data().get(y * frame.u().stride(), row);
                    frame.v().data().get(y * frame.v().stride(), row);
                }
            }
        }
        port.release();
    }

    @Test
    protected void leasedFramesOutliveTheRun() {
        RecordingPort port = new RecordingPort().keeping(f -> f.number() <= 8).cancelAfter(20);
        play(port);
        for (Frame frame : port.kept()) {
            assertThat(RecordingPort.luma(frame))
                    .isEqualTo(port.frames().get((int) frame.number() - 1).luma());
        }
        port.release();
    }

    @Test
    protected void playsTheSameTwice() {
        RecordingPort one = new RecordingPort().cancelAfter(20);
        RecordingPort two = new RecordingPort().cancelAfter(20);
        play(one);
        play(two);
        assertThat(two.frames()).isEqualTo(one.frames());
    }

    @Test
    protected void returnsSoonWhenCancelled() {
        for (StreamSpec.Pacing pacing : StreamSpec.Pacing.values()) {
            RecordingPort[] port = new RecordingPort[1];
            Ended ended =
                    assertTimeoutPreemptively(
                            Duration.ofSeconds(10),
                            () -> {
                                port[0] = new RecordingPort().cancelAfter(2);
                                return source().run(spec(playable(), pacing), port[0]);
                            });
            assertThat(ended).isInstanceOf(Ended.Finished.class);
            assertThat(port[0].frames().size()).isBetween(1, 3);
        }
    }

    @Test
    protected void keepsToTheClockInRealTime() {
        RecordingPort port = new RecordingPort().cancelAfter(8);
        long begin = System.nanoTime();
        source().run(spec(playable(), StreamSpec.Pacing.REALTIME), port);
        double wall = (System.nanoTime() - begin) / 1e9;
        double stream = port.frames().get(port.frames().size() - 1).seconds();
        assertThat(wall).isGreaterThanOrEqualTo(stream - 0.05);
    }

    @Test
    protected void packetsComeInDecodingOrder() {
        RecordingPort port = new RecordingPort();
        play(port);
        assertThat(port.faults()).isEmpty();
        if (port.packets().isEmpty()) {
            return;
        }
        assertThat(port.packets().get(0).key()).isTrue();
        long last = Long.MIN_VALUE;
        for (Packet packet : port.packets()) {
            assertThat(packet.dts()).isGreaterThanOrEqualTo(last);
            assertThat(packet.pts()).isGreaterThanOrEqualTo(packet.dts());
            last = packet.dts();
        }
        assertThat(port.packets().get(0).moment().streamSeconds()).isZero();
    }

    @Test
    protected void withoutDecodingPacketsStillCome() {
        RecordingPort port = new RecordingPort().wanting(StreamPort.Mode.NONE);
        RecordingPort all = new RecordingPort();
        play(all);
        if (all.packets().isEmpty()) {
            return;
        }
        play(port);
        assertThat(port.frames()).isEmpty();
        assertThat(port.packets()).hasSameSizeAs(all.packets());
    }

    @Test
    protected void saysWhatIsWrongWithoutCredentials() {
        Ended ended = source().run(spec(nowhere(), StreamSpec.Pacing.AS_FAST), new RecordingPort());
        String why =
                ended instanceof Ended.Lost lost
                        ? lost.why()
                        : ended instanceof Ended.Refused refused ? refused.why() : "";
        assertThat(why).isNotBlank();
        String user = nowhere().getUserInfo();
        if (user != null) {
            assertThat(why).doesNotContain(user.substring(user.indexOf(':') + 1));
        }
    }
}
