package io.vedette.core.watch.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vedette.service.plugin.Plug;
import io.vedette.service.watch.DetectorSpec;
import io.vedette.service.watch.EventChange;
import io.vedette.service.watch.Pin;
import io.vedette.service.watch.PipelineRun;
import io.vedette.service.watch.RunEnd;
import io.vedette.service.watch.SwapReport;
import io.vedette.spi.stream.StreamSpec.Pacing;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Plugins and detectors are exchanged while a run goes on. */
class RunSwapTest extends RunBench {
    @Test
    void sideBySideKeepsTrackIdsAndDwellClocks() throws Exception {
        source(100, 10);
        Fakes.OneTrack second = new Fakes.OneTrack();
        heard.each =
                report -> {
                    if (report.number() == 20) {
                        Thread t =
                                new Thread(
                                        () -> {
                                            table.add(
                                                    Fakes.offer(
                                                            Plug.TRACKER, "one", "1.1.0", second));
                                            table.add(
                                                    Fakes.offer(
                                                            Plug.HEURISTIC,
                                                            "dwell",
                                                            "1.1.0",
                                                            new Fakes.Dwell()));
                                        });
                        t.start();
                    }
                    if (report.number() >= 20 && report.number() < 40) {
                        java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
                    }
                };
        PipelineRun run = workshop.start(spec(Pacing.AS_FAST).build(), heard);
        end(run);
        assertThat(heard.swaps).hasSize(2);
        for (SwapReport swap : heard.swaps) {
            assertThat(swap.kind()).isEqualTo(SwapReport.Kind.SIDE_BY_SIDE);
            assertThat(swap.handedOver()).isTrue();
            assertThat(swap.gap()).isLessThan(Duration.ofMillis(100));
        }
        assertThat(second.opened).last().isEqualTo("41 0.0");
        assertThat(analysed()).hasSize(100).allMatch(f -> f.tracks().get(0).id() == 41);
        EventChange.Opened opened = (EventChange.Opened) heard.events.get(0);
        assertThat(opened.event().at().streamSeconds()).isEqualTo(5);
        assertThat(opened.event().versions())
                .containsEntry("tracker", "one 1.1.0")
                .containsEntry("heuristic", "dwell 1.1.0");
    }

    @Test
    void inPlaceFramesWaitAndTheGapIsTold() throws Exception {
        source(100, 10);
        Fakes.OneTrack second = new Fakes.OneTrack();
        heard.each =
                report -> {
                    if (report.number() == 30) {
                        // as a bundle that is updated: first gone, then there again
                        table.remove(tracker);
                        Thread t =
                                new Thread(
                                        () -> {
                                            java.util.concurrent.locks.LockSupport.parkNanos(
                                                    300_000_000);
                                            table.add(
                                                    Fakes.offer(
                                                            Plug.TRACKER, "one", "1.0.1", second));
                                        });
                        t.start();
                    }
                };
        PipelineRun run = workshop.start(spec(Pacing.AS_FAST).build(), heard);
        end(run);
        assertThat(analysed()).hasSize(100).allMatch(f -> f.tracks().get(0).id() == 41);
        assertThat(heard.swaps).hasSize(1);
        SwapReport swap = heard.swaps.get(0);
        assertThat(swap.kind()).isEqualTo(SwapReport.Kind.IN_PLACE);
        assertThat(swap.handedOver()).isTrue();
        assertThat(swap.from()).isEqualTo("one 1.0.0");
        assertThat(swap.to()).isEqualTo("one 1.0.1");
        assertThat(swap.gap()).isBetween(Duration.ofMillis(290), Duration.ofSeconds(5));
        assertThat(swap.waited()).isPositive();
        assertThat(swap.dropped()).isZero();
    }

    @Test
    void aHundredSwapsLoseNothing() throws Exception {
        source(1000, 10);
        Object[] now = {tracker};
        heard.each =
                report -> {
                    if (report.number() % 10 == 0) {
                        Fakes.OneTrack next = new Fakes.OneTrack();
                        Object old = now[0];
                        now[0] = next;
                        if (report.number() % 20 == 0) {
                            table.add(
                                    Fakes.offer(
                                            Plug.TRACKER, "one", "1.0." + report.number(), next));
                            table.remove(old);
                        } else {
                            table.remove(old);
                            table.add(
                                    Fakes.offer(
                                            Plug.TRACKER, "one", "1.0." + report.number(), next));
                        }
                    }
                };
        PipelineRun run = workshop.start(spec(Pacing.AS_FAST).build(), heard);
        assertThat(end(run)).isEqualTo(new RunEnd.Finished(1000, 99.9));
        assertThat(analysed()).hasSize(1000).allMatch(f -> f.tracks().get(0).id() == 41);
        assertThat(heard.swaps).hasSizeGreaterThanOrEqualTo(100);
    }

    @Test
    void aPinKeepsAnOlderVersion() throws Exception {
        source(20, 10);
        Fakes.OneTrack newer = new Fakes.OneTrack();
        table.add(Fakes.offer(Plug.TRACKER, "one", "2.0.0", newer));
        end(
                workshop.start(
                        spec(Pacing.AS_FAST)
                                .pins(List.of(new Pin(Plug.TRACKER, "one", "[1,2)")))
                                .build(),
                        heard));
        assertThat(newer.opened).isEmpty();
        assertThat(tracker.opened).containsExactly("anew 41");
        end(workshop.start(spec(Pacing.AS_FAST).build(), new Fakes.Heard()));
        assertThat(newer.opened).containsExactly("anew 41");
    }

    @Test
    void aDetectorIsExchangedBetweenFramesAndOneThatCannotBeLoadedIsNot() throws Exception {
        Fakes.Source source = source(100_000, 100);
        source.paceNanos = 2_000_000;
        PipelineRun run = workshop.start(spec(Pacing.REALTIME).build(), heard);
        await().atMost(30, TimeUnit.SECONDS).until(() -> !analysed().isEmpty());
        DetectorSpec people = new DetectorSpec.Model("people:3");
        assertThat(run.detector(people).toCompletableFuture()).failsWithin(Duration.ofSeconds(30));
        assertThat(run.spec().detector()).isEqualTo(new DetectorSpec.Motion());
        lent.models = java.util.Optional.of(new BrokenModels());
        SwapReport report = run.detector(people).toCompletableFuture().get(30, TimeUnit.SECONDS);
        assertThat(report.from()).isEqualTo("motion 1.0.0");
        assertThat(report.to()).isEqualTo("people 3");
        assertThat(report.kind()).isEqualTo(SwapReport.Kind.SIDE_BY_SIDE);
        assertThat(heard.swaps).containsExactly(report);
        assertThat(run.spec().detector()).isEqualTo(people);
        run.close();
        assertThat(source.leased).hasValue(0);
    }
}
