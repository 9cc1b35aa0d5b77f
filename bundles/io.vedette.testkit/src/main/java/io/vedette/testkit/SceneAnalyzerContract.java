package io.vedette.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.spi.Box;
import io.vedette.spi.Size;
import io.vedette.spi.Snapshot;
import io.vedette.spi.frame.Colour;
import io.vedette.spi.frame.Frame;
import io.vedette.spi.frame.Masks;
import io.vedette.spi.frame.Plane;
import io.vedette.spi.geometry.Point;
import io.vedette.spi.geometry.Polygon;
import io.vedette.spi.scene.SceneAnalyzer;
import io.vedette.spi.scene.SceneFacts;
import io.vedette.spi.scene.SceneFacts.State;
import io.vedette.spi.scene.SceneSpec;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every {@link SceneAnalyzer} keeps to. The scene is a textured wall at 10 fps. */
public abstract class SceneAnalyzerContract {
    private static final Size SIZE = new Size(640, 360);
    private static final int SETTLED = 100;

    /** A new plugin. */
    protected abstract SceneAnalyzer analyzer();

    /** For subclasses. */
    protected SceneAnalyzerContract() {}

    @Test
    void isReadyWithinTenSecondsAndSeesNothingInNoise() {
        SceneAnalyzer.Session session = open(SIZE, Optional.empty());
        SceneFacts facts = settle(session, SIZE);
        assertThat(facts.state()).isEqualTo(State.READY);
        for (int k = SETTLED; k < SETTLED + 50; k++) {
            facts = session.observe(frame(k, SIZE, 1, -1), Masks.NONE);
            assertThat(facts.activity()).isLessThan(0.002);
            assertThat(facts.blobs()).isEmpty();
        }
    }

    @Test
    void seesWhatMovesWhereItIs() {
        SceneAnalyzer.Session session = open(SIZE, Optional.empty());
        settle(session, SIZE);
        for (int k = SETTLED; k < SETTLED + 40; k++) {
            int x = 100 + 8 * (k - SETTLED);
            SceneFacts facts = session.observe(frame(k, SIZE, 1, x), Masks.NONE);
            assertThat(facts.activity()).isBetween(0.005, 0.1);
            assertThat(facts.blobs()).hasSize(1);
            assertThat(facts.blobs().get(0).box().iou(thing(x))).isGreaterThan(0.6);
            assertThat(facts.blobs().get(0).score()).isBetween(0.0, 1.0);
            assertThat(facts.blobs().get(0).fill()).isBetween(0.0, 1.0);
        }
    }

    @Test
    void doesNotLookBehindMasks() {
        Polygon everything =
                new Polygon(
                        List.of(
                                new Point(0, 0),
                                new Point(1, 0),
                                new Point(1, 1),
                                new Point(0, 1)));
        for (Masks masks :
                List.of(
                        new Masks(List.of(everything), List.of()),
                        new Masks(List.of(), List.of(everything)))) {
            SceneAnalyzer.Session session = open(SIZE, Optional.empty());
            settle(session, SIZE);
            SceneFacts facts = session.observe(frame(SETTLED, SIZE, 1, 200), masks);
            assertThat(facts.blobs()).isEmpty();
            assertThat(facts.activity()).isZero();
        }
    }

    @Test
    void takesNoExposureStepForAThing() {
        SceneAnalyzer.Session session = open(SIZE, Optional.empty());
        settle(session, SIZE);
        for (int k = SETTLED; k < SETTLED + 30; k++) {
            SceneFacts facts = session.observe(frame(k, SIZE, 0.6, -1), Masks.NONE);
            if (facts.state() == State.READY) {
                assertThat(facts.blobs()).as("frame " + k).isEmpty();
            }
        }
    }

    @Test
    void measuresBrightnessAndSharpness() {
        SceneAnalyzer.Session session = open(SIZE, Optional.empty());
        SceneFacts light = session.observe(frame(0, SIZE, 1, -1), Masks.NONE);
        SceneFacts dark = session.observe(frame(1, SIZE, 0.5, -1), Masks.NONE);
        assertThat(light.luma()).isBetween(0.3, 0.7);
        assertThat(dark.luma()).isLessThan(light.luma() * 0.6);
        assertThat(dark.sharpness()).isLessThan(light.sharpness());
    }

    @Test
    void readsAnySizeAndStrideAndChangesNothing() {
        for (Size size :
                List.of(
                        new Size(33, 17),
                        new Size(641, 481),
                        new Size(1, 1),
                        new Size(1280, 719))) {
            SceneAnalyzer.Session session = open(size, Optional.empty());
            for (int k = 0; k < 3; k++) {
                Frame frame = frame(k, size, 1, -1);
                ByteBuffer before = frame.y().data().duplicate();
                SceneFacts facts = session.observe(frame, Masks.NONE);
                assertThat(facts.luma()).isBetween(0.0, 1.0);
                assertThat(frame.y().data().position()).isEqualTo(before.position());
                assertThat(frame.y().data().limit()).isEqualTo(before.limit());
            }
        }
    }

    @Test
    void goesOnFromASnapshot() {
        SceneAnalyzer.Session first = open(SIZE, Optional.empty());
        settle(first, SIZE);
        Optional<Snapshot> snapshot = first.snapshot();
        assertThat(snapshot).isPresent();
        SceneAnalyzer.Session second = open(SIZE, snapshot);
        SceneFacts facts = second.observe(frame(SETTLED, SIZE, 1, 200), Masks.NONE);
        assertThat(facts.state()).isEqualTo(State.READY);
        assertThat(facts.blobs()).hasSize(1);
    }

    @Test
    void startsAnewFromASnapshotItCannotRead() {
        SceneAnalyzer.Session any = open(SIZE, Optional.empty());
        settle(any, SIZE);
        Snapshot own = any.snapshot().orElseThrow();
        for (Snapshot s :
                List.of(
                        new Snapshot("somebody-else/7", new byte[] {1, 2, 3}),
                        new Snapshot(own.schema(), new byte[] {9}))) {
            SceneAnalyzer.Session session = open(SIZE, Optional.of(s));
            assertThat(session.observe(frame(0, SIZE, 1, -1), Masks.NONE).state())
                    .isEqualTo(State.CALIBRATING);
            assertThat(settle(session, SIZE).state()).isEqualTo(State.READY);
        }
        SceneAnalyzer.Session other = open(new Size(320, 200), Optional.of(own));
        assertThat(settle(other, new Size(320, 200)).state()).isEqualTo(State.READY);
    }

    private SceneAnalyzer.Session open(Size size, Optional<Snapshot> from) {
        return analyzer().open(new SceneSpec("c", size, Map.of()), from);
    }

    private static SceneFacts settle(SceneAnalyzer.Session session, Size size) {
        SceneFacts facts = SceneFacts.UNKNOWN;
        for (int k = 0; k < SETTLED; k++) {
            facts = session.observe(frame(k, size, 1, -1), Masks.NONE);
        }
        return facts;
    }

    private static Box thing(int x) {
        return new Box(x, 120, 40, 100);
    }

    /**
     * A textured wall under some light, with a bright thing before it from {@code x} on, if that is
     * not negative; rows are longer than the picture is wide.
     */
    private static Frame frame(int k, Size size, double light, int x) {
        Random random = new Random(k);
        int stride = size.width() + 19;
        ByteBuffer data = ByteBuffer.allocateDirect(stride * size.height());
        for (int row = 0; row < size.height(); row++) {
            for (int column = 0; column < size.width(); column++) {
                boolean thing = x >= 0 && column >= x && column < x + 40 && row >= 120 && row < 220;
                double level = thing ? 215 : 90 + 20 * ((column / 16 + row / 16) % 3);
                int noisy = (int) Math.round(level * light) + random.nextInt(5) - 2;
                data.put(row * stride + column, (byte) noisy);
            }
        }
        return Frame.grey(
                k + 1,
                Walks.at(k / 10.0),
                size,
                Colour.UNSPECIFIED,
                new Plane(data, stride),
                () -> {});
    }
}
