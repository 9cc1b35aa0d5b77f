package io.vedette.core.alert.internal.notify;

import io.vedette.service.metrics.MetricSource;
import io.vedette.service.metrics.Reading;
import io.vedette.service.notify.NoticeDestination;
import io.vedette.service.store.notify.NoticeRow;
import io.vedette.service.store.notify.NotifyStore;
import io.vedette.spi.notify.AlertNotifier;
import io.vedette.spi.notify.Delivery;
import io.vedette.spi.notify.Destination;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes notices out of their table and to their destinations, until they arrive or are given up.
 * One at a time for each destination, so that one that hangs holds up nobody else.
 */
@Component(
        service = {Outbox.class, MetricSource.class},
        immediate = true)
@Designate(ocd = Outbox.Config.class)
public final class Outbox implements MetricSource {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final int MOST_AT_ONCE = 16;
    private static final int MOST_DUE = 100;
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final DestinationManager destinations;
    private final Clock clock;
    private final Backoff backoff;
    private final int mostAttempts;
    private final boolean privateAddresses;
    private final Map<String, AlertNotifier> notifiers = new ConcurrentHashMap<>();
    private final Map<String, Attempt> underWay = new ConcurrentHashMap<>();
    private final ExecutorService pool;
    private final Thread thread;
    private final AtomicLong delivered = new AtomicLong();
    private final AtomicLong retried = new AtomicLong();
    private final AtomicLong givenUp = new AtomicLong();
    private volatile boolean stopping;

    /** What may be told where. */
    @ObjectClassDefinition(name = "Vedette notices")
    @interface Config {
        @AttributeDefinition(description = "Whether destinations may be private or loopback")
        boolean private_addresses() default false;

        @AttributeDefinition(description = "Attempts after which a notice is given up")
        int most_attempts() default 12;
    }

    /** By Declarative Services. */
    @Activate
    public Outbox(@Reference DestinationManager destinations, Config config) {
        this(
                destinations,
                Clock.systemUTC(),
                new Backoff(
                        Duration.ofSeconds(5),
                        Duration.ofHours(1),
                        0.2,
                        () -> ThreadLocalRandom.current().nextDouble()),
                config.most_attempts(),
                config.private_addresses(),
                Duration.ofMillis(500));
    }

    Outbox(
            DestinationManager destinations,
            Clock clock,
            Backoff backoff,
            int mostAttempts,
            boolean privateAddresses,
            Duration every) {
        this.destinations = destinations;
        this.clock = clock;
        this.backoff = backoff;
        this.mostAttempts = mostAttempts;
        this.privateAddresses = privateAddresses;
        pool =
                new ThreadPoolExecutor(
                        0,
                        MOST_AT_ONCE,
                        30,
                        TimeUnit.SECONDS,
                        new SynchronousQueue<>(),
                        task -> daemon(task, "vedette-notice"));
        thread = daemon(() -> work(every), "vedette-outbox");
        thread.start();
    }

    private static Thread daemon(Runnable task, String name) {
        Thread made = new Thread(task, name);
        made.setDaemon(true);
        return made;
    }

    /** By Declarative Services; the latest of an id is used. */
    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addNotifier(AlertNotifier notifier, Map<String, Object> properties) {
        notifiers.put(String.valueOf(properties.get("vedette.notifier")), notifier);
    }

    void removeNotifier(AlertNotifier notifier, Map<String, Object> properties) {
        notifiers.remove(String.valueOf(properties.get("vedette.notifier")), notifier);
    }

    private void work(Duration every) {
        long refreshed = System.nanoTime() - Duration.ofHours(1).toNanos();
        while (!stopping) {
            try {
                if (System.nanoTime() - refreshed > Duration.ofSeconds(15).toNanos()) {
                    destinations.refresh();
                    refreshed = System.nanoTime();
                }
                giveHangingUp();
                destinations.store().ifPresent(this::send);
                Thread.sleep(every.toMillis());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // The database is away: what is due stays due.
                LOG.debug("notices wait: {}", e.toString());
            }
        }
    }

    private void send(NotifyStore store) {
        for (NoticeRow row : store.due(clock.instant(), MOST_DUE)) {
            if (underWay.size() >= MOST_AT_ONCE || stopping) {
                return;
            }
            if (underWay.containsKey(row.destination())) {
                continue;
            }
            Optional<NoticeDestination> to = destinations.full(row.destination());
            if (to.isPresent()) {
                Attempt attempt = new Attempt(row, to.get(), System.nanoTime());
                underWay.put(row.destination(), attempt);
                pool.execute(() -> attempt(attempt));
            }
        }
    }

    private void attempt(Attempt attempt) {
        try {
            settle(attempt, deliver(attempt));
        } finally {
            underWay.remove(attempt.row.destination(), attempt);
        }
    }

    private Delivery deliver(Attempt attempt) {
        NoticeDestination to = attempt.to;
        AlertNotifier notifier = notifiers.get(to.notifier());
        if (notifier == null) {
            return new Delivery.RetryLater(
                    Duration.ZERO, "the notifier '" + to.notifier() + "' is not in service");
        }
        try {
            return notifier.deliver(
                    attempt.row.notice(),
                    new Destination(
                            to.id(),
                            to.settings(),
                            Duration.ofSeconds(to.timeoutSeconds()),
                            privateAddresses));
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("notifier '{}' failed", to.notifier(), e);
            return new Delivery.RetryLater(
                    Duration.ZERO, "the notifier failed: " + e.getClass().getSimpleName());
        }
    }

    /** A plugin that does not come back keeps its destination busy, but its notice is free. */
    private void giveHangingUp() {
        for (Attempt attempt : underWay.values()) {
            Duration limit = Duration.ofSeconds(attempt.to.timeoutSeconds()).plus(GRACE);
            if (System.nanoTime() - attempt.begun > limit.toNanos()) {
                settle(
                        attempt,
                        new Delivery.RetryLater(
                                Duration.ZERO,
                                "the notifier did not return within " + limit.toSeconds() + " s"));
            }
        }
    }

    private void settle(Attempt attempt, Delivery delivery) {
        if (!attempt.settled.compareAndSet(false, true)) {
            return;
        }
        NoticeRow after = after(attempt.row, delivery);
        try {
            destinations.store().ifPresent(store -> store.save(after));
        } catch (RuntimeException e) {
            // It stays due and will be told again, under the same id.
            LOG.warn("what became of notice {} cannot be kept: {}", after.id(), e.toString());
        }
    }

    private NoticeRow after(NoticeRow row, Delivery delivery) {
        int attempts = row.attempts() + 1;
        if (delivery instanceof Delivery.Delivered) {
            delivered.incrementAndGet();
            return with(row, NoticeRow.State.DELIVERED, attempts, Duration.ZERO, "");
        }
        if (delivery instanceof Delivery.Refused refused) {
            givenUp.incrementAndGet();
            LOG.warn("notice {} is refused: {}", row.id(), refused.why());
            return with(row, NoticeRow.State.GIVEN_UP, attempts, Duration.ZERO, refused.why());
        }
        Delivery.RetryLater later = (Delivery.RetryLater) delivery;
        if (attempts >= mostAttempts) {
            givenUp.incrementAndGet();
            LOG.warn("notice {} is given up after {} attempts", row.id(), attempts);
            return with(row, NoticeRow.State.GIVEN_UP, attempts, Duration.ZERO, later.why());
        }
        retried.incrementAndGet();
        Duration wait = backoff.after(attempts, later.after());
        return with(row, NoticeRow.State.WAITING, attempts, wait, later.why());
    }

    private NoticeRow with(
            NoticeRow row, NoticeRow.State state, int attempts, Duration wait, String why) {
        return new NoticeRow(
                row.id(),
                row.destination(),
                row.notice(),
                state,
                attempts,
                clock.instant().plus(wait),
                why);
    }

    @Override
    public Collection<Reading> read() {
        return List.of(
                counter("delivered", delivered),
                counter("retried", retried),
                counter("given-up", givenUp));
    }

    private static Reading counter(String outcome, AtomicLong count) {
        return Reading.counter(
                "vedette_notice_attempts_total",
                "Attempts to tell a destination about an alert",
                Map.of("outcome", outcome),
                count.get());
    }

    @Deactivate
    void stop() {
        stopping = true;
        thread.interrupt();
        pool.shutdownNow();
    }

    private static final class Attempt {
        private final NoticeRow row;
        private final NoticeDestination to;
        private final long begun;
        private final java.util.concurrent.atomic.AtomicBoolean settled =
                new java.util.concurrent.atomic.AtomicBoolean();

        Attempt(NoticeRow row, NoticeDestination to, long begun) {
            this.row = row;
            this.to = to;
            this.begun = begun;
        }
    }
}
