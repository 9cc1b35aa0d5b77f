package io.vedette.core.alert.internal.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vedette.service.notify.NoticeDestination;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.problem.UnavailableException;
import io.vedette.service.store.notify.NoticeRow;
import io.vedette.service.store.notify.NotifyStore;
import io.vedette.spi.notify.AlertNotice;
import io.vedette.spi.notify.AlertNotifier;
import io.vedette.spi.notify.Delivery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private final MemoryNotices store = new MemoryNotices();
    private final DestinationManager destinations = new DestinationManager();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private Outbox outbox;

    @BeforeEach
    void start() {
        destinations.store(store);
        destinations.add(destination("desk", "log"));
        outbox =
                new Outbox(
                        destinations,
                        Clock.systemUTC(),
                        new Backoff(Duration.ofMillis(20), Duration.ofMillis(50), 0, () -> 0.5),
                        4,
                        true,
                        Duration.ofMillis(10));
    }

    @AfterEach
    void stop() {
        outbox.stop();
    }

    @Test
    void deliversOnce() {
        notifier("log", n -> new Delivery.Delivered());
        store.save(row("a", "desk"));
        settled("a", NoticeRow.State.DELIVERED, 1);
        assertThat(told).containsExactly("a");
    }

    @Test
    void triesAgainUntilItArrives() {
        AtomicInteger calls = new AtomicInteger();
        notifier(
                "log",
                n ->
                        calls.incrementAndGet() < 3
                                ? new Delivery.RetryLater(Duration.ZERO, "busy")
                                : new Delivery.Delivered());
        store.save(row("a", "desk"));
        settled("a", NoticeRow.State.DELIVERED, 3);
    }

    @Test
    void givesUpAfterItsAttemptsOrAtOnceWhereItIsRefused() {
        notifier(
                "log",
                n ->
                        n.id().equals("no")
                                ? new Delivery.Refused("bad address")
                                : new Delivery.RetryLater(Duration.ZERO, "busy"));
        store.save(row("a", "desk"));
        store.save(row("no", "desk"));
        settled("a", NoticeRow.State.GIVEN_UP, 4);
        settled("no", NoticeRow.State.GIVEN_UP, 1);
        assertThat(store.rows.get("no").why()).isEqualTo("bad address");
    }

    @Test
    void outlivesANotifierThatThrowsOrIsAway() {
        notifier(
                "log",
                n -> {
                    throw new NoClassDefFoundError("gone");
                });
        destinations.add(destination("other", "none"));
        store.save(row("a", "desk"));
        store.save(row("b", "other"));
        settled("a", NoticeRow.State.GIVEN_UP, 4);
        settled("b", NoticeRow.State.GIVEN_UP, 4);
        assertThat(store.rows.get("b").why()).contains("'none' is not in service");
    }

    @Test
    void isNotHeldUpByADestinationThatHangs() {
        CountDownLatch never = new CountDownLatch(1);
        notifier(
                "hang",
                n -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return new Delivery.Delivered();
                });
        notifier("log", n -> new Delivery.Delivered());
        destinations.add(destination("stuck", "hang"));
        store.save(row("a", "stuck"));
        store.save(row("b", "stuck"));
        store.save(row("c", "desk"));
        settled("c", NoticeRow.State.DELIVERED, 1);
        assertThat(told).as("one at a time for each").doesNotContain("b");
        never.countDown();
        settled("b", NoticeRow.State.DELIVERED, 1);
    }

    @Test
    void waitsWhileTheDatabaseIsAway() {
        notifier("log", n -> new Delivery.Delivered());
        store.away = true;
        store.rows.put("a", row("a", "desk"));
        await().pollDelay(Duration.ofMillis(100)).until(told::isEmpty);
        store.away = false;
        settled("a", NoticeRow.State.DELIVERED, 1);
    }

    @Test
    void growsItsWaitsUpToABoundAndKeepsToWhatTheReceiverAsked() {
        Backoff backoff = new Backoff(Duration.ofSeconds(5), Duration.ofHours(1), 0.2, () -> 0.5);
        assertThat(
                        List.of(1, 2, 3, 20, 1000).stream()
                                .map(n -> backoff.after(n, Duration.ZERO).toSeconds()))
                .containsExactly(5L, 10L, 20L, 3600L, 3600L);
        assertThat(backoff.after(1, Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(30));
        assertThat(backoff.after(1, Duration.ofDays(30))).isEqualTo(Duration.ofHours(1));
        Backoff early = new Backoff(Duration.ofSeconds(10), Duration.ofHours(1), 0.2, () -> 0);
        assertThat(early.after(1, Duration.ZERO)).isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void neverShowsASecretAndKeepsItWhereItComesBackHidden() {
        NoticeDestination shown = destinations.destination("desk").orElseThrow();
        assertThat(shown.settings()).containsEntry(".secret", "***").containsEntry("url", "u");
        destinations.replace(shown);
        assertThat(store.kept.get("desk").settings()).containsEntry(".secret", "s3cret");
        assertThat(store.kept.get("desk").toString()).doesNotContain("s3cret");
        assertThatThrownBy(() -> destinations.add(shown))
                .isInstanceOf(InvalidRequestException.class);
    }

    private void notifier(String id, Function<AlertNotice, Delivery> how) {
        AlertNotifier notifier =
                (notice, to) -> {
                    told.add(notice.id());
                    return how.apply(notice);
                };
        outbox.addNotifier(notifier, Map.of("vedette.notifier", id));
    }

    private void settled(String id, NoticeRow.State state, int attempts) {
        await().until(() -> store.rows.get(id).state() == state);
        assertThat(store.rows.get(id).attempts()).isEqualTo(attempts);
    }

    private static NoticeDestination destination(String id, String notifier) {
        return new NoticeDestination(
                id,
                notifier,
                Map.of("url", "u", ".secret", "s3cret"),
                Set.of(),
                Set.of(),
                true,
                10,
                0);
    }

    private static NoticeRow row(String id, String destination) {
        return new NoticeRow(
                id,
                destination,
                new AlertNotice(
                        id, "1", "yard", "The yard", "zone", "intrusion", Instant.EPOCH, Map.of()),
                NoticeRow.State.WAITING,
                0,
                Instant.EPOCH,
                "");
    }

    private static final class MemoryNotices implements NotifyStore {
        private final Map<String, NoticeRow> rows = new ConcurrentHashMap<>();
        private final Map<String, NoticeDestination> kept = new ConcurrentHashMap<>();
        private volatile boolean away;

        private void here() {
            if (away) {
                throw new UnavailableException("away", null);
            }
        }

        @Override
        public List<NoticeDestination> destinations() {
            here();
            return List.copyOf(kept.values());
        }

        @Override
        public NoticeDestination add(NoticeDestination destination) {
            kept.put(destination.id(), destination);
            return destination;
        }

        @Override
        public NoticeDestination replace(NoticeDestination destination) {
            if (!kept.containsKey(destination.id())) {
                throw new NotFoundException("none");
            }
            return add(destination);
        }

        @Override
        public void remove(String id, long revision) {
            kept.remove(id);
        }

        @Override
        public List<NoticeRow> due(Instant now, int limit) {
            here();
            return rows.values().stream()
                    .filter(r -> r.state() == NoticeRow.State.WAITING)
                    .filter(r -> !r.next().isAfter(now))
                    .sorted(java.util.Comparator.comparing(NoticeRow::id))
                    .toList();
        }

        @Override
        public void save(NoticeRow row) {
            here();
            rows.put(row.id(), row);
        }

        @Override
        public List<NoticeRow> notices(Optional<String> destination, int limit) {
            return List.copyOf(rows.values());
        }

        @Override
        public int removeSettled(Instant before) {
            return 0;
        }
    }
}
