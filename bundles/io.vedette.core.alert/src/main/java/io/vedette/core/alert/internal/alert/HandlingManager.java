package io.vedette.core.alert.internal.alert;

import io.vedette.service.alert.Acknowledgement;
import io.vedette.service.alert.Alert;
import io.vedette.service.alert.AlertHandling;
import io.vedette.service.alert.Alerts;
import io.vedette.service.alert.Snooze;
import io.vedette.service.problem.ConflictException;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.problem.UnavailableException;
import io.vedette.service.store.alert.HandlingStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Acknowledgements and snoozes, kept in SQL; snoozes also in memory, for cameras to ask. They are
 * read again every other second: another server on the same database may have begun or ended some.
 */
@Component(service = {AlertHandling.class, Quiet.class})
public final class HandlingManager implements AlertHandling, Quiet {

    private static final Logger LOG = LoggerFactory.getLogger(HandlingManager.class);
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final Duration EVERY = Duration.ofSeconds(2);

    private final Alerts alerts;
    private final AlertTeller teller;
    private final Clock clock;
    private final ScheduledExecutorService timer;
    private volatile HandlingStore store;
    private volatile List<Snooze> known = List.of();

    /** By Declarative Services. */
    @Activate
    public HandlingManager(@Reference Alerts alerts, @Reference AlertTeller teller) {
        this(alerts, teller, Clock.systemUTC(), EVERY);
    }

    HandlingManager(Alerts alerts, AlertTeller teller, Clock clock, Duration every) {
        this.alerts = alerts;
        this.teller = teller;
        this.clock = clock;
        timer =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            Thread thread = new Thread(task, "vedette-snoozes");
                            thread.setDaemon(true);
                            return thread;
                        });
        timer.scheduleWithFixedDelay(
                this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Deactivate
    void stop() {
        timer.shutdownNow();
    }

    /** What other servers changed; what was known holds while the database is away. */
    private synchronized void look() {
        HandlingStore there = store;
        if (there != null) {
            try {
                known = there.snoozes(clock.instant());
            } catch (RuntimeException e) {
                LOG.debug("snoozes cannot be read: {}", e.toString());
            }
        }
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setStore(HandlingStore to) {
        store = to;
        try {
            known = to.snoozes(clock.instant());
        } catch (RuntimeException e) {
            // What was known holds; the next look finds the others.
            LOG.warn(
                    "snoozes cannot be read, alerts may come that were not wanted: {}",
                    e.toString());
        }
    }

    void unsetStore(HandlingStore old) {
        if (store == old) {
            store = null;
        }
    }

    private HandlingStore demand() {
        HandlingStore there = store;
        if (there == null) {
            throw new UnavailableException("the database of alerts is away", null);
        }
        return there;
    }

    @Override
    public boolean covers(String camera, String rule) {
        Instant now = clock.instant();
        return known.stream()
                .anyMatch(
                        s ->
                                s.camera().equals(camera)
                                        && s.rule().equals(rule)
                                        && s.until().isAfter(now));
    }

    @Override
    public Acknowledgement acknowledge(String alert, String by) {
        Alert about = alert(alert);
        HandlingStore there = demand();
        Acknowledgement before = there.acknowledgements(List.of(alert)).get(alert);
        Acknowledgement kept =
                before == null
                        ? there.acknowledge(new Acknowledgement(alert, by, clock.instant()))
                        : before;
        if (!kept.by().equals(by)) {
            throw new ConflictException(
                    "'"
                            + kept.by()
                            + "' is on alert '"
                            + alert
                            + "' since "
                            + kept.when()
                            + "; DELETE the acknowledgement to take over");
        }
        if (before == null) {
            teller.show("acknowledged", about);
        }
        return kept;
    }

    @Override
    public void unacknowledge(String alert) {
        Alert about = alert(alert);
        if (demand().unacknowledge(alert)) {
            teller.show("unacknowledged", about);
        }
    }

    @Override
    public Map<String, Acknowledgement> acknowledgements(Collection<String> of) {
        return demand().acknowledgements(of);
    }

    @Override
    public synchronized Snooze snooze(String alert, Duration length, String by) {
        if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0) {
            throw new InvalidRequestException(
                    "a snooze lasts 1 to " + LONGEST.toMinutes() + " minutes");
        }
        Alert about = alert(alert);
        Instant now = clock.instant();
        Snooze snooze = new Snooze(about.camera(), about.rule(), now.plus(length), by, now);
        demand().put(snooze);
        known =
                Stream.concat(known.stream().filter(s -> !same(s, snooze)), Stream.of(snooze))
                        .toList();
        teller.snoozed("begun", snooze);
        return snooze;
    }

    @Override
    public synchronized Optional<Snooze> wake(String alert) {
        Alert about = alert(alert);
        Optional<Snooze> ended =
                snoozes().stream()
                        .filter(
                                s ->
                                        s.camera().equals(about.camera())
                                                && s.rule().equals(about.rule()))
                        .findFirst();
        demand().remove(about.camera(), about.rule());
        ended.ifPresent(
                snooze -> {
                    known = known.stream().filter(s -> !same(s, snooze)).toList();
                    teller.snoozed("ended", snooze);
                });
        return ended;
    }

    @Override
    public synchronized List<Snooze> snoozes() {
        known = demand().snoozes(clock.instant());
        return known.stream().sorted(Comparator.comparing(Snooze::until)).toList();
    }

    private static boolean same(Snooze a, Snooze b) {
        return a.camera().equals(b.camera()) && a.rule().equals(b.rule());
    }

    private Alert alert(String id) {
        return alerts.alert(id)
                .orElseThrow(() -> new NotFoundException("there is no alert '" + id + "'"));
    }
}
