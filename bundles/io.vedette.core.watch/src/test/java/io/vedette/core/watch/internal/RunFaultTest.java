package io.vedette.core.watch.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vedette.service.plugin.Plug;
import io.vedette.service.watch.DetectorSpec;
import io.vedette.service.watch.FrameReport;
import io.vedette.service.watch.PipelineRun;
import io.vedette.service.watch.PipelineSpec;
import io.vedette.service.watch.RuleSpec;
import io.vedette.service.watch.RunEnd;
import io.vedette.service.watch.SourceState;
import io.vedette.spi.stream.Ended;
import io.vedette.spi.stream.StreamSpec.Pacing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What fails, hangs, is refused or missing in a run. */
class RunFaultTest extends RunBench {
    @Test
    void aPluginThatFailsIsCountedAndThenPutAside() throws Exception {
        source(30, 10);
        tracker.failing = true;
        Fakes.OneTrack older = new Fakes.OneTrack();
        table.add(Fakes.offer(Plug.TRACKER, "one", "0.9.0", older));
        PipelineRun run = workshop.start(spec(Pacing.AS_FAST).build(), heard);
        end(run);
        assertThat(run.status().failures()).containsEntry("tracker", 5L);
        assertThat(heard.said).anyMatch(s -> s.contains("one 1.0.0") && s.contains("quarantined"));
        assertThat(heard.frames.get(29).tracks()).hasSize(1);
        assertThat(table.quarantined(tracker)).isPresent();
    }

    @Test
    void aPluginThatHangsIsPutAsideAndTheCameraGoesOn() throws Exception {
        Fakes.Source source = source(10_000, 10);
        source.paceNanos = 20_000_000;
        CountDownLatch latch = new CountDownLatch(1);
        tracker.hang = latch;
        Fakes.OneTrack older = new Fakes.OneTrack();
        table.add(Fakes.offer(Plug.TRACKER, "one", "0.9.0", older));
        PipelineRun run = workshop.start(spec(Pacing.REALTIME).build(), heard);
        await().atMost(Duration.ofSeconds(15)).until(() -> !analysed().isEmpty());
        assertThat(heard.said).anyMatch(s -> s.contains("did not return"));
        assertThat(older.opened).isNotEmpty();
        assertThat(run.status().dropped()).containsEntry("plugin hung", 1L);
        latch.countDown();
        run.close();
        await().untilAtomic(source.leased, org.hamcrest.Matchers.is(0));
    }

    @Test
    void aRefusedSourceEndsTheRun() throws Exception {
        Fakes.Source source = source(0, 10);
        source.end = new Ended.Refused("wrong password");
        PipelineRun run = workshop.start(spec(Pacing.REALTIME).build(), heard);
        assertThat(end(run)).isEqualTo(new RunEnd.Refused("wrong password"));
        assertThat(run.status().source().kind()).isEqualTo(SourceState.Kind.REFUSED);
    }

    @Test
    void whatIsNotInServiceIsNamed() throws Exception {
        source(20, 10);
        PipelineRun run =
                workshop.start(
                        spec(Pacing.AS_FAST)
                                .patience(Duration.ofMillis(300))
                                .rules(List.of(new RuleSpec("x", "nothing", List.of(), Map.of())))
                                .build(),
                        heard);
        assertThat(end(run))
                .isInstanceOfSatisfying(
                        RunEnd.Refused.class,
                        r -> assertThat(r.why()).contains("Heuristic 'nothing'"));
    }

    @Test
    void aRefusedRuleEndsAFileAndIsLeftOutOfACamera() throws Exception {
        source(20, 10);
        RuleSpec bad = new RuleSpec("bad", "dwell", List.of(), Map.of("threshold", -1));
        RunEnd end = end(workshop.start(spec(Pacing.AS_FAST).rules(List.of(bad)).build(), heard));
        assertThat(end)
                .isInstanceOfSatisfying(
                        RunEnd.Refused.class, r -> assertThat(r.why()).contains("rule bad"));
        Fakes.Heard camera = new Fakes.Heard();
        RunEnd live =
                end(workshop.start(spec(Pacing.REALTIME).rules(List.of(bad)).build(), camera));
        assertThat(live).isInstanceOf(RunEnd.Finished.class);
        assertThat(camera.said)
                .as("said once, not with every frame")
                .filteredOn(s -> s.contains("rule bad"))
                .hasSize(1);
    }

    @Test
    void aDetectorThatCannotBeLoadedEndsAFile() throws Exception {
        source(20, 10);
        RunEnd end =
                end(
                        workshop.start(
                                spec(Pacing.AS_FAST)
                                        .detector(new DetectorSpec.Model("people:3"))
                                        .build(),
                                heard));
        assertThat(end)
                .isInstanceOfSatisfying(
                        RunEnd.Refused.class, r -> assertThat(r.why()).contains("people:3"));
    }

    @Test
    void aDetectorThatFailsOnEveryFrameEndsAFile() throws Exception {
        source(200, 10);
        lent.models = java.util.Optional.of(new BrokenModels());
        RunEnd end =
                end(
                        workshop.start(
                                spec(Pacing.AS_FAST)
                                        .detector(new DetectorSpec.Model("people:3"))
                                        .build(),
                                heard));
        assertThat(end)
                .isInstanceOfSatisfying(
                        RunEnd.Refused.class,
                        r -> assertThat(r.why()).contains("detector failed: broken on purpose"));
        assertThat(heard.frames)
                .hasSizeGreaterThanOrEqualTo(50)
                .allMatch(f -> f.state() == FrameReport.State.DROPPED);
    }

    @Test
    void tapsSeeFramesAndThrowingListenersHarmNothing() throws Exception {
        source(20, 10);
        List<Long> tapped = new java.util.concurrent.CopyOnWriteArrayList<>();
        lent.taps.add(
                new io.vedette.service.watch.FrameTap() {
                    @Override
                    public boolean wants(PipelineSpec spec) {
                        return spec.camera().equals("cam");
                    }

                    @Override
                    public void frame(PipelineSpec spec, FrameReport report) {
                        tapped.add(report.frame().orElseThrow().number());
                        throw new IllegalStateException("tap");
                    }
                });
        heard.each =
                report -> {
                    throw new IllegalStateException("listener");
                };
        PipelineRun run = workshop.start(spec(Pacing.AS_FAST).build(), heard);
        assertThat(end(run)).isInstanceOf(RunEnd.Finished.class);
        assertThat(tapped).hasSize(20);
        assertThat(run.status().failures())
                .containsEntry("listener", 20L)
                .containsEntry("tap", 20L);
    }
}
