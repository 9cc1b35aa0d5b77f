package io.vedette.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.vedette.spi.notify.AlertNotice;
import io.vedette.spi.notify.AlertNotifier;
import io.vedette.spi.notify.Delivery;
import io.vedette.spi.notify.Destination;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every alert notifier must do. Inherit it, and bring a receiver that works, one that is gone
 * and one that takes connections or messages but never answers; a notifier that no receiver can
 * hold up (it hands on to a local program, say) returns its working one there.
 */
public abstract class AlertNotifierContract {

    /** The notifier. */
    protected abstract AlertNotifier notifier();

    /** A destination whose receiver works. */
    protected abstract Destination working();

    /** A destination whose receiver is not there now, but may be later. */
    protected abstract Destination gone();

    /** A destination whose receiver never answers; its timeout is about a second. */
    protected abstract Destination hanging();

    /** A destination that lacks a setting without which nothing can be delivered. */
    protected abstract Destination incomplete();

    /** How often the working receiver heard of a notice. */
    protected abstract long received(String notice);

    @Test
    void deliversANotice() {
        assertThat(notifier().deliver(notice("contract-1"), working()))
                .isInstanceOf(Delivery.Delivered.class);
        assertThat(received("contract-1")).isEqualTo(1);
    }

    @Test
    void deliversTheSameNoticeAgainUnderItsId() {
        notifier().deliver(notice("contract-2"), working());
        assertThat(notifier().deliver(notice("contract-2"), working()))
                .isInstanceOf(Delivery.Delivered.class);
        assertThat(received("contract-2")).isEqualTo(2);
    }

    @Test
    void asksForAnotherAttemptWhereTheReceiverIsGone() {
        assertThat(notifier().deliver(notice("contract-3"), gone()))
                .isInstanceOfSatisfying(
                        Delivery.RetryLater.class,
                        later -> {
                            assertThat(later.after()).isGreaterThanOrEqualTo(Duration.ZERO);
                            assertThat(later.why()).isNotBlank();
                        });
    }

    @Test
    void returnsInTimeWhereTheReceiverHangs() {
        Destination hanging = hanging();
        Duration most = hanging.timeout().plusSeconds(2);
        Delivery delivery =
                assertTimeoutPreemptively(
                        most, () -> notifier().deliver(notice("contract-4"), hanging));
        assertThat(delivery).isNotInstanceOf(Delivery.Refused.class);
    }

    @Test
    void refusesAnIncompleteDestinationSayingWhat() {
        Destination incomplete = incomplete();
        assertThat(notifier().deliver(notice("contract-5"), incomplete))
                .isInstanceOfSatisfying(
                        Delivery.Refused.class,
                        refused -> assertThat(refused.why()).contains(incomplete.id()));
    }

    @Test
    void showsNoSecret() {
        for (Destination to : List.of(working(), gone(), hanging(), incomplete())) {
            String shown = notifier().deliver(notice("contract-6"), to).toString();
            to.settings()
                    .forEach(
                            (name, text) -> {
                                if (name.startsWith(".") && !text.isEmpty()) {
                                    assertThat(shown).doesNotContain(text);
                                }
                            });
        }
    }

    @Test
    void takesManyCallsAtOnce() throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Delivery>> calls =
                    IntStream.range(0, 32)
                            .<Callable<Delivery>>mapToObj(
                                    i ->
                                            () ->
                                                    notifier()
                                                            .deliver(
                                                                    notice("contract-7-" + i),
                                                                    working()))
                            .toList();
            for (Future<Delivery> call : pool.invokeAll(calls)) {
                assertThat(call.get()).isInstanceOf(Delivery.Delivered.class);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(IntStream.range(0, 32).mapToLong(i -> received("contract-7-" + i)).sum())
                .isEqualTo(32);
    }

    /** A notice of an id. */
    protected static AlertNotice notice(String id) {
        return new AlertNotice(
                id,
                "alert-of-" + id,
                "yard",
                "The yard",
                "zone",
                "intrusion",
                Instant.parse("2026-05-01T12:00:00Z"),
                Map.of("alert", "/api/v1/alerts/alert-of-" + id));
    }
}
