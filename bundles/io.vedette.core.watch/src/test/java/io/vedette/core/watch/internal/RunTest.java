package io.vedette.core.watch.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.vedette.service.watch.EventChange;
import io.vedette.service.watch.FrameReport;
import io.vedette.service.watch.PipelineRun;
import io.vedette.service.watch.RunEnd;
import io.vedette.service.watch.SourceState;
import io.vedette.spi.stream.StreamSpec.Pacing;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A run from its first frame to its end. */
class RunTest extends RunBench {
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
