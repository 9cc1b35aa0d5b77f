package io.vedette.stream.scene.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.spi.frame.Frame;
import io.vedette.spi.geometry.Point;
import io.vedette.spi.geometry.Polygon;
import io.vedette.spi.stream.Ended;
import io.vedette.spi.stream.StreamSpec;
import java.time.Duration;
import java.util.HashSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SceneSourceTest {
    private final SceneSource source = new SceneSource();

    @Test
    void sameSeedGivesTheSameBytesWhateverThePace() {
        RecordingPort fast = new RecordingPort(0);
        RecordingPort paced = new RecordingPort(0);
        String query = "place=2&seed=7&seconds=2";
        assertThat(source.run(Specs.fast(query), fast)).isInstanceOf(Ended.Finished.class);
        long start = System.nanoTime();
        source.run(Specs.of(query, StreamSpec.Pacing.REALTIME), paced);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThan(Duration.ofMillis(1850));
        assertThat(fast.frames).isEqualTo(20);
        assertThat(paced.sums).isEqualTo(fast.sums);
        assertThat(fast.times).first().isEqualTo(0.0);
        assertThat(fast.times).last().isEqualTo(1.9);
        assertThat(new HashSet<>(fast.sums)).hasSize(20);
    }

    @Test
    void aLaterBeginningGivesTheSameFramesAndTimes() {
        RecordingPort all = new RecordingPort(0);
        RecordingPort late = new RecordingPort(0);
        source.run(Specs.fast("place=2&seed=7&seconds=2"), all);
        source.run(Specs.fast("place=2&seed=7&seconds=2&from=1.5"), late);
        assertThat(late.sums).isEqualTo(all.sums.subList(15, 20)).hasSize(5);
        assertThat(late.times).isEqualTo(all.times.subList(15, 20));
        assertThat(source.seconds(Specs.fast("place=2"), 16)).hasValue(1.5);
        assertThat(source.run(Specs.fast("seconds=2&from=2"), new RecordingPort(0)))
                .isInstanceOf(Ended.Refused.class);
    }

    @Test
    void anotherSeedOrPlaceIsAnotherFilm() {
        RecordingPort one = new RecordingPort(0);
        RecordingPort two = new RecordingPort(0);
        RecordingPort three = new RecordingPort(0);
        source.run(Specs.fast("place=2&seed=7&seconds=1"), one);
        source.run(Specs.fast("place=2&seed=8&seconds=1"), two);
        source.run(Specs.fast("place=3&seed=7&seconds=1"), three);
        assertThat(one.sums).doesNotContainAnyElementsOf(two.sums);
        assertThat(one.sums).doesNotContainAnyElementsOf(three.sums);
    }

    @Test
    void keptFramesStayAsTheyWere() {
        RecordingPort port = new RecordingPort(12);
        source.run(Specs.fast("place=1&seed=1&seconds=8"), port);
        assertThat(port.frames).isEqualTo(80);
        for (int i = 0; i < 12; i++) {
            assertThat(RecordingPort.sum(port.kept.get(i))).isEqualTo(port.sums.get(i));
        }
        port.kept.forEach(Frame::release);
    }

    @Test
    void holdersOfAllMemoryMakeItWaitAndCancelFreesIt() {
        RecordingPort port = new RecordingPort(Integer.MAX_VALUE);
        CompletableFuture<Ended> run =
                CompletableFuture.supplyAsync(
                        () ->
                                source.run(
                                        Specs.fast("place=1&seed=1&seconds=60&size=1920x1080"),
                                        port));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> port.frames == 32);
        Awaitility.await()
                .during(Duration.ofMillis(300))
                .atMost(Duration.ofSeconds(2))
                .until(() -> port.frames == 32);
        port.cancelled = true;
        Awaitility.await().atMost(Duration.ofSeconds(2)).until(run::isDone);
        port.kept.forEach(Frame::release);
    }

    @Test
    void cancelEndsAPacedRunWithin200Milliseconds() {
        RecordingPort port = new RecordingPort(0);
        CompletableFuture<Long> ended =
                CompletableFuture.supplyAsync(
                        () -> {
                            source.run(
                                    Specs.of(
                                            "place=1&seed=1&seconds=60",
                                            StreamSpec.Pacing.REALTIME),
                                    port);
                            return System.nanoTime();
                        });
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> port.frames >= 3);
        long asked = System.nanoTime();
        port.cancelled = true;
        assertThat(Duration.ofNanos(ended.join() - asked)).isLessThan(Duration.ofMillis(200));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seed=x",
                "seconds=0",
                "seconds=-4",
                "weather=frogs",
                "size=9x9",
                "size=480"
            })
    void refusesWhatItCannotPlay(String query) {
        assertThat(source.run(Specs.fast(query), new RecordingPort(0)))
                .isInstanceOfSatisfying(
                        Ended.Refused.class,
                        refused -> assertThat(refused.why()).startsWith("scene: "));
    }

    @Test
    void everyPlaceHasAYardInThePicture() {
        IntStream.range(0, 200)
                .forEach(
                        place -> {
                            Polygon yard =
                                    source.zone(Specs.fast("place=" + place), "yard").orElseThrow();
                            assertThat(yard.corners())
                                    .allMatch(
                                            p ->
                                                    p.x() > 0
                                                            && p.x() < 1
                                                            && p.y() > 0.3
                                                            && p.y() < 1);
                            assertThat(yard.contains(new Point(0.5, 0.8))).isTrue();
                            Polygon grounds =
                                    source.zone(Specs.fast("place=" + place), "grounds")
                                            .orElseThrow();
                            assertThat(yard.corners()).allMatch(grounds::contains);
                        });
        assertThat(source.zone(Specs.fast("place=1"), "attic")).isEmpty();
    }
}
