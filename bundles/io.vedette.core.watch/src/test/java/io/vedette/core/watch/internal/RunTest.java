package io.vedette.core.watch.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.vedette.service.plugin.Plug;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.watch.DetectorSpec;
import io.vedette.service.watch.EventChange;
import io.vedette.service.watch.FrameReport;
import io.vedette.service.watch.Pin;
import io.vedette.service.watch.PipelineRun;
import io.vedette.service.watch.PipelineSpec;
import io.vedette.service.watch.RuleSpec;
import io.vedette.service.watch.RunEnd;
import io.vedette.service.watch.SourceState;
import io.vedette.service.watch.SwapReport;
import io.vedette.spi.stream.Ended;
import io.vedette.spi.stream.StreamSpec.Pacing;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunTest {
    private static final RuleSpec DWELL =
            new RuleSpec("yard", "dwell", List.of(), Map.of("threshold", 5));

    private final PluginTable table = new PluginTable();
    private final Fakes.Nothing lent = new Fakes.Nothing();
    private final Workshop workshop = new Workshop(table, lent);
    private final Fakes.Heard heard = new Fakes.Heard();
    private final Fakes.Walking walking = new Fakes.Walking();
    private final Fakes.OneTrack tracker = new Fakes.OneTrack();
    private final Fakes.Dwell dwell = new Fakes.Dwell();

    @BeforeEach
    void plugins() {
        table.add(Fakes.offer(Plug.SCENE_ANALYZER, "motion", "1.0.0", walking));
        table.add(Fakes.offer(Plug.TRACKER, "one", "1.0.0", tracker));
        table.add(Fakes.offer(Plug.HEURISTIC, "dwell", "1.0.0", dwell));
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    private Fakes.Source source(long frames, double fps) {
        Fakes.Source source = new Fakes.Source(frames, fps);
        table.add(Fakes.offer(Plug.STREAM_SOURCE, "fake", "1.0.0", source));
        return source;
    }

    private static PipelineSpec.Builder spec(Pacing pacing) {
        return PipelineSpec.of("cam", URI.create("fake:it"))
                .pacing(pacing)
                .tracker("one")
                .firstTrack(41)
                .rules(List.of(DWELL));
    }

    private static RunEnd end(PipelineRun run) throws Exception {
        return run.done().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private List<FrameReport> analysed() {
        return heard.frames.stream().filter(f -> f.state() == FrameReport.State.ANALYSED).toList();
    }

    @Test
    void aFileGoesThroughWholeAndItsOpenEventIsClosedAtTheEnd() throws Exception {
        Fakes.Source source = source(100, 10);
        PipelineRun run = workshop.start(spec(Pacing.AS_FAST).build(), heard);
        assertThat(end(run)).isEqualTo(new RunEnd.Finished(100, 9.9));
        assertThat(heard.frames).hasSize(100);
        for (int i = 0; i < 100; i++) {
            assertThat(heard.frames.get(i).number()).isEqualTo(i + 1);
            assertThat(heard.frames.get(i).state()).isEqualTo(FrameReport.State.ANALYSED);
        }
        assertThat(heard.events).hasSize(2);
        EventChange.Opened opened = (EventChange.Opened) heard.events.get(0);
        assertThat(opened.event().id()).isEqualTo("cam-1");
        assertThat(opened.event().tracks()).containsExactly(41L);
        assertThat(opened.event().at().streamSeconds()).isEqualTo(5);
        assertThat(opened.event().begin().streamSeconds()).isZero();
        assertThat(opened.event().frame()).isEqualTo(51);
        assertThat(opened.event().versions())
                .containsEntry("tracker", "one 1.0.0")
                .containsEntry("heuristic", "dwell 1.0.0")
                .containsEntry("source", "fake 1.0.0");
        assertThat(opened.event().pipeline()).hasSize(16);
        EventChange.Ended ended = (EventChange.Ended) heard.events.get(1);
        assertThat(ended.event().end().orElseThrow().streamSeconds()).isCloseTo(9.9, within(1e-9));
        assertThat(heard.states)
                .extracting(SourceState::kind)
                .containsExactly(
                        SourceState.Kind.CONNECTING, SourceState.Kind.LIVE, SourceState.Kind.ENDED);
        assertThat(run.status().nextTrack()).isEqualTo(42);
        assertThat(source.leased).hasValue(0);
    }

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
    void liveFramesAreDroppedAndCountedWhenTheListenerIsSlow() throws Exception {
        Fakes.Source source = source(100, 100);
        source.paceNanos = 2_000_000;
        heard.each =
                report -> {
                    if (report.state() == FrameReport.State.ANALYSED) {
                        java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
                    }
                };
        PipelineRun run = workshop.start(spec(Pacing.REALTIME).build(), heard);
        end(run);
        assertThat(heard.frames).hasSize(100);
        for (int i = 0; i < 100; i++) {
            assertThat(heard.frames.get(i).number()).isEqualTo(i + 1);
        }
        long dropped = run.status().dropped().get("slow");
        assertThat(dropped).isGreaterThan(20);
        assertThat(analysed()).hasSize((int) (100 - dropped));
        assertThat(source.leased).hasValue(0);
    }

    @Test
    void aLostCameraIsConnectedAgainAndTimeGoesOn() throws Exception {
        Fakes.Source source = source(20, 10);
        source.failAt = 11;
        PipelineRun run = workshop.start(spec(Pacing.REALTIME).build(), heard);
        end(run);
        assertThat(source.connections).hasValue(2);
        assertThat(heard.states)
                .extracting(SourceState::kind)
                .containsExactly(
                        SourceState.Kind.CONNECTING,
                        SourceState.Kind.LIVE,
                        SourceState.Kind.BACKOFF,
                        SourceState.Kind.CONNECTING,
                        SourceState.Kind.LIVE,
                        SourceState.Kind.ENDED);
        assertThat(heard.states.get(2).why()).isEqualTo("cable pulled");
        assertThat(heard.states.get(2).retryIn())
                .isBetween(Duration.ofMillis(700), Duration.ofMillis(1300));
        assertThat(heard.frames).hasSize(30);
        // Live frames may be dropped on a busy machine, and a drop is told when the next one
        // passes.
        assertThat(heard.frames)
                .extracting(FrameReport::number)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, 30).boxed().toList());
        assertThat(heard.frames)
                .filteredOn(f -> f.state() != FrameReport.State.DROPPED)
                .extracting(f -> f.moment().streamSeconds())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(run.status().reconnects()).isEqualTo(1);
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

    @Test
    void twoRulesOfOneIdAreRefused() {
        assertThatThrownBy(
                        () ->
                                workshop.start(
                                        spec(Pacing.AS_FAST).rules(List.of(DWELL, DWELL)).build(),
                                        heard))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void rulesAreExchangedBetweenFramesAndKeepTheirClocks() throws Exception {
        source(100, 10);
        PipelineRun[] run = new PipelineRun[1];
        heard.each =
                report -> {
                    if (report.number() == 30) {
                        run[0].rules(
                                List.of(
                                        new RuleSpec(
                                                "yard",
                                                "dwell",
                                                List.of(),
                                                Map.of("threshold", 6))));
                    }
                };
        CountDownLatch started = new CountDownLatch(1);
        heard.each = heard.each.andThen(r -> Fakes.await(started));
        run[0] = workshop.start(spec(Pacing.AS_FAST).build(), heard);
        started.countDown();
        end(run[0]);
        EventChange.Opened opened = (EventChange.Opened) heard.events.get(0);
        assertThat(opened.event().at().streamSeconds()).isEqualTo(6);
        assertThat(run[0].spec().rules().get(0).params()).containsEntry("threshold", 6);
    }

    @Test
    void classesAndSchedulesAndPolygonsAreJudgedByTheCore() throws Exception {
        source(100, 10);
        Map<String, Object> params = new java.util.HashMap<>(Map.of("threshold", 1));
        List<RuleSpec> rules = new java.util.ArrayList<>();
        params.put("classes", List.of("person"));
        rules.add(new RuleSpec("persons", "dwell", List.of(), params));
        rules.add(rule("objects", Map.of("classes", List.of("object"))));
        rules.add(rule("large", Map.of("min_height", 0.9)));
        rules.add(rule("disarmed", Map.of("armed", false)));
        rules.add(
                rule(
                        "elsewhere",
                        Map.of(
                                "include",
                                List.of(
                                        List.of(
                                                List.of(0.5, 0),
                                                List.of(1, 0),
                                                List.of(1, 1),
                                                List.of(0.5, 1))))));
        rules.add(
                rule(
                        "nights",
                        Map.of("schedule", Map.of("zone", "UTC", "from", "22:00", "to", "06:00"))));
        rules.add(rule("days", Map.of("schedule", Map.of("from", "06:00", "to", "22:00"))));
        end(workshop.start(spec(Pacing.AS_FAST).rules(rules).build(), heard));
        assertThat(heard.events)
                .filteredOn(EventChange.Opened.class::isInstance)
                .extracting(c -> c.event().rule())
                // the epoch is midnight, UTC
                .containsExactly("objects", "nights");
    }

    @Test
    void whoIsThereWhenTheScheduleBeginsIsReportedThen() throws Exception {
        source(100, 10);
        RuleSpec later = rule("later", Map.of("schedule", Map.of("from", "00:00:05")));
        RuleSpec tomorrow = rule("tomorrow", Map.of("schedule", Map.of("from", "12:00")));
        end(workshop.start(spec(Pacing.AS_FAST).rules(List.of(later, tomorrow)).build(), heard));
        List<EventChange> opened =
                heard.events.stream().filter(EventChange.Opened.class::isInstance).toList();
        assertThat(opened).hasSize(1);
        assertThat(opened.get(0).event().rule()).isEqualTo("later");
        assertThat(opened.get(0).event().at().streamSeconds()).isEqualTo(5);
        assertThat(opened.get(0).event().begin().streamSeconds()).isLessThan(1);
        assertThat(heard.events.get(heard.events.size() - 1)).isInstanceOf(EventChange.Ended.class);
    }

    private static RuleSpec rule(String id, Map<String, Object> params) {
        Map<String, Object> all = new java.util.HashMap<>(params);
        all.put("threshold", 1);
        return new RuleSpec(id, "dwell", List.of(), all);
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

    @Test
    void closingEndsSoonAndGivesEveryFrameBack() throws Exception {
        Fakes.Source source = source(100_000, 10);
        PipelineRun run = workshop.start(spec(Pacing.AS_FAST).build(), heard);
        await().until(() -> heard.frames.size() > 50);
        run.close();
        assertThat(end(run)).isEqualTo(new RunEnd.Closed());
        assertThat(run.status().source().kind()).isEqualTo(SourceState.Kind.ENDED);
        await().untilAtomic(source.leased, org.hamcrest.Matchers.is(0));
        assertThat(workshop.runs()).isEmpty();
    }
}
