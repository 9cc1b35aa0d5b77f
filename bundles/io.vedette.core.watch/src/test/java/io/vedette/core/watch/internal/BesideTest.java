package io.vedette.core.watch.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vedette.service.plugin.Plug;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.watch.DetectorSpec;
import io.vedette.service.watch.EventChange;
import io.vedette.service.watch.FrameReport;
import io.vedette.service.watch.PipelineRun;
import io.vedette.service.watch.PipelineSpec;
import io.vedette.service.watch.RuleSpec;
import io.vedette.service.watch.RunEnd;
import io.vedette.spi.frame.Frame;
import io.vedette.spi.stream.StreamSpec.Pacing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A chain beside a run, on the same frames. */
class BesideTest extends RunBench {
    private final Fakes.Heard beside = new Fakes.Heard();
    private Consumer<FrameReport> also = report -> {};
    private final AtomicReference<PipelineRun> main = new AtomicReference<>();
    private final AtomicReference<PipelineRun> companion = new AtomicReference<>();

    private static PipelineSpec.Builder challenger(PipelineSpec of) {
        return of.but()
                .run("cam-next")
                .firstTrack(900)
                .rules(List.of(new RuleSpec("yard", "dwell", List.of(), Map.of("threshold", 2))));
    }

    /** Starts a run, and what goes beside it with its first frame. */
    private void start(PipelineSpec spec, PipelineSpec next) {
        CountDownLatch known = new CountDownLatch(1);
        heard.each =
                report -> {
                    if (companion.get() == null) {
                        Fakes.await(known);
                        companion.set(main.get().beside(next, beside));
                    }
                    also.accept(report);
                };
        main.set(workshop.start(spec, heard));
        known.countDown();
    }

    private static RunEnd end(AtomicReference<PipelineRun> run) throws Exception {
        return run.get().done().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    @Test
    void looksAtTheSameFramesWithTracksAndEventsOfItsOwn() throws Exception {
        Fakes.Source source = source(100, 10);
        Map<Long, Frame> seen = new ConcurrentHashMap<>();
        List<Long> others = new CopyOnWriteArrayList<>();
        beside.each =
                report -> {
                    Frame before = seen.put(report.number(), report.frame().orElseThrow());
                    if (before != null && before != report.frame().orElseThrow()) {
                        others.add(report.number());
                    }
                };
        PipelineSpec spec = spec(Pacing.AS_FAST).build();
        also =
                report -> {
                    Frame before = seen.put(report.number(), report.frame().orElseThrow());
                    if (before != null && before != report.frame().orElseThrow()) {
                        others.add(report.number());
                    }
                };
        start(spec, challenger(spec).build());
        assertThat(end(main)).isEqualTo(new RunEnd.Finished(100, 9.9));
        assertThat(end(companion)).isEqualTo(new RunEnd.Finished(99, 9.9));
        assertThat(others).as("frames of another memory").isEmpty();
        assertThat(beside.frames)
                .extracting(FrameReport::number)
                .containsExactlyElementsOf(LongStream.rangeClosed(2, 100).boxed().toList());
        assertThat(beside.frames).allMatch(f -> f.tracks().get(0).id() == 900);
        EventChange opened = beside.events.get(0);
        assertThat(opened.event().id()).isEqualTo("cam-next-1");
        assertThat(opened.event().at().streamSeconds()).isEqualTo(2.1);
        assertThat(opened.event().versions()).containsEntry("source", "fake 1.0.0");
        assertThat(heard.events.get(0).event().at().streamSeconds()).isEqualTo(5);
        assertThat(heard.events.get(0).event().tracks()).containsExactly(41L);
        assertThat(companion.get().status().passMillis()).isPositive();
        assertThat(source.leased).hasValue(0);
    }

    @Test
    void whatHangsBesideALiveRunHoldsNothingUp() throws Exception {
        Fakes.Source source = source(300, 10);
        source.paceNanos = 1_000_000;
        CountDownLatch stuck = new CountDownLatch(1);
        beside.each = report -> Fakes.await(stuck);
        PipelineSpec spec = spec(Pacing.REALTIME).build();
        start(spec, challenger(spec).build());
        assertThat(end(main)).isInstanceOf(RunEnd.Finished.class);
        assertThat(heard.frames).hasSize(300);
        long lost = main.get().status().dropped().getOrDefault("slow", 0L);
        assertThat(companion.get().done().toCompletableFuture()).isNotDone();
        stuck.countDown();
        end(companion);
        assertThat(companion.get().status().dropped().get("slow")).isGreaterThan(lost);
        assertThat(companion.get().status().received()).isBetween(298L, 299L);
        await().untilAtomic(source.leased, org.hamcrest.Matchers.is(0));
    }

    @Test
    void oneThatCannotBeLoadedIsRefusedAndTheRunGoesOn() throws Exception {
        source(100, 10);
        PipelineSpec spec = spec(Pacing.AS_FAST).build();
        start(spec, challenger(spec).detector(new DetectorSpec.Model("none:1")).build());
        assertThat(end(main)).isEqualTo(new RunEnd.Finished(100, 9.9));
        assertThat(end(companion)).isInstanceOf(RunEnd.Refused.class);
        assertThat(heard.frames).hasSize(100);
    }

    @Test
    void aPluginOfBothIsExchangedInPlaceAndNothingIsLost() throws Exception {
        source(100, 10);
        PipelineSpec spec = spec(Pacing.AS_FAST).build();
        beside.each =
                report -> {
                    if (report.number() == 30) {
                        new Thread(
                                        () -> {
                                            table.remove(tracker);
                                            table.add(
                                                    Fakes.offer(
                                                            Plug.TRACKER,
                                                            "one",
                                                            "1.0.1",
                                                            new Fakes.OneTrack()));
                                        })
                                .start();
                    }
                    if (report.number() >= 30 && report.number() < 50) {
                        java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
                    }
                };
        start(spec, challenger(spec).build());
        assertThat(end(main)).isEqualTo(new RunEnd.Finished(100, 9.9));
        end(companion);
        assertThat(heard.frames).hasSize(100).allMatch(f -> f.tracks().get(0).id() == 41);
        assertThat(beside.frames).hasSize(99).allMatch(f -> f.tracks().get(0).id() == 900);
        assertThat(heard.swaps).hasSize(1);
        assertThat(beside.swaps).hasSize(1);
    }

    @Test
    void endsAloneOrWithItsRun() throws Exception {
        Fakes.Source source = source(1_000_000, 10);
        source.paceNanos = 1_000_000;
        PipelineSpec spec = spec(Pacing.REALTIME).build();
        start(spec, challenger(spec).build());
        await().until(() -> !beside.frames.isEmpty());
        companion.get().close();
        assertThat(end(companion)).isInstanceOf(RunEnd.Closed.class);
        int before = heard.frames.size();
        await().until(() -> heard.frames.size() > before);
        Fakes.Heard again = new Fakes.Heard();
        PipelineRun second = main.get().beside(challenger(spec).run("cam-again").build(), again);
        await().until(() -> !again.frames.isEmpty());
        assertThatThrownBy(
                        () ->
                                main.get()
                                        .beside(
                                                PipelineSpec.of("other", spec.source()).build(),
                                                again))
                .isInstanceOf(InvalidRequestException.class);
        main.get().close();
        assertThat(end(main)).isInstanceOf(RunEnd.Closed.class);
        assertThat(second.done().toCompletableFuture().get(60, TimeUnit.SECONDS))
                .isInstanceOf(RunEnd.Closed.class);
        await().atMost(Duration.ofSeconds(30))
                .untilAtomic(source.leased, org.hamcrest.Matchers.is(0));
    }
}
