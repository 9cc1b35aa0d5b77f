package io.vedette.scene.motion.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.spi.Size;
import io.vedette.spi.frame.Colour;
import io.vedette.spi.frame.Frame;
import io.vedette.spi.frame.Masks;
import io.vedette.spi.frame.Plane;
import io.vedette.spi.scene.SceneAnalyzer;
import io.vedette.spi.scene.SceneSpec;
import io.vedette.testkit.Walks;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A session that goes on from a snapshot sees exactly what the one before it would have seen. */
class HandedOverTest {
    private static final Size SIZE = new Size(320, 240);
    private static final SceneSpec SPEC = new SceneSpec("c", SIZE, Map.of());

    @Test
    void nothingIsLostBetweenTwoFrames() {
        SceneAnalyzer analyzer = new Motion();
        SceneAnalyzer.Session first = analyzer.open(SPEC, Optional.empty());
        for (int k = 0; k < 110; k++) {
            first.observe(frame(k), Masks.NONE);
        }
        SceneAnalyzer.Session second = analyzer.open(SPEC, first.snapshot());
        for (int k = 110; k < 160; k++) {
            assertThat(second.observe(frame(k), Masks.NONE))
                    .as("frame %d", k)
                    .isEqualTo(first.observe(frame(k), Masks.NONE));
        }
    }

    /** A wall, a part of which hangs a little beside its place from frame 105 on, and a walker. */
    private static Frame frame(int k) {
        Random noise = new Random(k);
        ByteBuffer data = ByteBuffer.allocateDirect(SIZE.width() * SIZE.height());
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 0; x < SIZE.width(); x++) {
                boolean beside = k >= 105 && x >= 40 && x < 120 && y >= 60 && y < 140;
                boolean walker = k >= 115 && x >= 2 * k - 30 && x < 2 * k && y >= 80 && y < 160;
                int level = walker ? 220 : wall(beside ? x + 6 : x, y);
                data.put(y * SIZE.width() + x, (byte) (level + noise.nextInt(3)));
            }
        }
        return Frame.grey(
                k + 1,
                Walks.at(k / 10.0),
                SIZE,
                Colour.UNSPECIFIED,
                new Plane(data, SIZE.width()),
                () -> {});
    }

    private static int wall(int x, int y) {
        return (int) (110 + 60 * Math.sin(x / 5.0) * Math.cos(y / 7.0));
    }
}
