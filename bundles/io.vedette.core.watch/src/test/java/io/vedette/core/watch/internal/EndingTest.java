package io.vedette.core.watch.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.service.watch.RunEnd;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EndingTest {
    private final Tally tally = new Tally();
    private final Intake intake = new Intake(true, 1, Instant.EPOCH, tally, new PacketRing(0));

    private RunEnd through(Ending ending) {
        assertThat(ending.done().toCompletableFuture()).isNotDone();
        ending.through(tally);
        return ending.done().toCompletableFuture().join();
    }

    @Test
    void aRefusalStandsWhateverTheSourceReturns() {
        Ending ending = new Ending(intake, false);
        ending.refuse("no such rule");
        assertThat(intake.isClosed()).isTrue();
        assertThat(intake.isOver()).as("the source has not returned").isFalse();
        ending.sourceReturned(new RunEnd.Closed());
        assertThat(intake.isOver()).isTrue();
        assertThat(through(ending)).isEqualTo(new RunEnd.Refused("no such rule"));
    }

    @Test
    void aFinishedRunCountsWhatWentThrough() {
        Ending ending = new Ending(intake, false);
        ending.sourceReturned(new RunEnd.Finished(7, 7));
        tally.received();
        tally.passed(2.5, Fakes.SIZE, 0);
        assertThat(through(ending)).isEqualTo(new RunEnd.Finished(1, 2.5));
    }

    @Test
    void besideAnotherNoSourceIsWaitedFor() {
        Ending ending = new Ending(intake, true);
        ending.stop();
        assertThat(intake.isOver()).isTrue();
        ending.mainIsOver();
        assertThat(through(ending)).isEqualTo(new RunEnd.Closed());
    }

    @Test
    void besideAnotherItFinishesWithThatOne() {
        Ending ending = new Ending(intake, true);
        ending.mainIsOver();
        assertThat(through(ending)).isEqualTo(new RunEnd.Finished(0, 0));
    }

    @Test
    void saysWhetherItEndedInTime() {
        Ending ending = new Ending(intake, false);
        assertThat(ending.await(Duration.ofMillis(1))).isFalse();
        ending.through(tally);
        assertThat(ending.await(Duration.ofMillis(1))).isTrue();
    }
}
