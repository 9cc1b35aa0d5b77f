package io.vedette.core.watch.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.spi.Moment;
import io.vedette.spi.frame.Frame;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class NewestFrameTest {
    private final AtomicInteger leased = new AtomicInteger();
    private final NewestFrame newest = new NewestFrame();

    private void keep(int number) {
        leased.incrementAndGet();
        Frame frame =
                Fakes.frame(number, Moment.of(Instant.EPOCH, number), leased::decrementAndGet);
        newest.keep(frame);
        frame.release();
    }

    @Test
    void holdsOneFrameUntilItIsClosed() {
        keep(1);
        keep(2);
        assertThat(leased).hasValue(1);
        newest.close();
        newest.close();
        assertThat(leased).hasValue(0);
    }
}
