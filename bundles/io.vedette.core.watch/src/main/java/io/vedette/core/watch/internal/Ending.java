package io.vedette.core.watch.internal;

import io.vedette.service.watch.RunEnd;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How a run ends: what stops it first decides, and nobody hears before all is through. */
final class Ending {
    private final Intake intake;
    private final boolean beside;
    private final CompletableFuture<RunEnd> done = new CompletableFuture<>();
    private volatile RunEnd end = new RunEnd.Closed();

    /** Of a run with a source of its own, or of one that goes beside another. */
    Ending(Intake intake, boolean beside) {
        this.intake = intake;
        this.beside = beside;
    }

    /** It cannot go on. */
    void refuse(String why) {
        end = new RunEnd.Refused(why);
        stop();
    }

    /** No frame is wanted any more. */
    void stop() {
        intake.close();
        if (beside) {
            // no source has to return first
            intake.end();
        }
    }

    /** Its source has returned. */
    void sourceReturned(RunEnd how) {
        if (!isRefused()) {
            end = how;
        }
        intake.end();
    }

    /** The run that it goes beside has no more frames. */
    void mainIsOver() {
        if (!isRefused() && !intake.isClosed()) {
            end = new RunEnd.Finished(0, 0);
        }
        intake.end();
    }

    private boolean isRefused() {
        return end instanceof RunEnd.Refused;
    }

    /** All that was read has gone through, and all callbacks have returned. */
    void through(Tally tally) {
        done.complete(
                end instanceof RunEnd.Finished
                        ? new RunEnd.Finished(tally.receivedCount(), tally.seconds())
                        : end);
    }

    CompletionStage<RunEnd> done() {
        return done.minimalCompletionStage();
    }

    /** Waits until it has ended; false where that takes longer. */
    boolean await(Duration time) {
        try {
            done.get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        }
    }
}
