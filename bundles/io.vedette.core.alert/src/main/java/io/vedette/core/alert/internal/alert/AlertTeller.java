package io.vedette.core.alert.internal.alert;

import io.vedette.service.alert.Alert;
import io.vedette.service.alert.AlertListener;
import io.vedette.service.alert.Snooze;
import io.vedette.service.event.Happening;
import io.vedette.service.event.Happenings;
import io.vedette.service.metrics.MetricSource;
import io.vedette.service.metrics.Reading;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners and watchers about alerts; one that fails harms nobody else. */
@Component(service = {AlertTeller.class, MetricSource.class})
public final class AlertTeller implements MetricSource {

    private static final Logger LOG = LoggerFactory.getLogger(AlertTeller.class);

    private final Happenings happenings;
    private final AtomicLong raised = new AtomicLong();
    private final AtomicLong suppressed = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<AlertListener> listeners = List.of();

    /** With nobody listening yet. */
    @Activate
    public AlertTeller(@Reference Happenings happenings) {
        this.happenings = happenings;
    }

    /** For tests: what OSGi injects. */
    void listeners(List<AlertListener> all) {
        listeners = all;
    }

    void alerted(Alert alert, AlertListener.Seen seen) {
        if (alert.inCharge()) {
            (alert.state() == Alert.State.SUPPRESSED ? suppressed : raised).incrementAndGet();
        }
        each(listener -> listener.alerted(alert, seen));
    }

    void changed(Alert alert) {
        each(listener -> listener.changed(alert));
    }

    void answered(Alert alert) {
        each(listener -> listener.answered(alert));
        tell("verdict", "answered", alert);
    }

    private void each(Consumer<AlertListener> call) {
        for (AlertListener listener : listeners) {
            try {
                call.accept(listener);
            } catch (RuntimeException | LinkageError e) {
                failures.incrementAndGet();
                LOG.warn("an alert listener failed: {}", listener.getClass().getName(), e);
            }
        }
    }

    /** Tells watchers; only once the alert can be asked for. */
    void show(String what, Alert alert) {
        tell("alert", what, alert);
    }

    /** Tells watchers that a rule is quiet from now on, or no more. */
    void snoozed(String what, Snooze snooze) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("what", what);
        body.put("rule", snooze.rule());
        body.put("until", snooze.until().toString());
        body.put("by", snooze.by());
        happenings.tell(new Happening("snooze", Optional.of(snooze.camera()), Instant.now(), body));
    }

    private void tell(String kind, String what, Alert alert) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("what", what);
        body.put("id", alert.id());
        body.put("camera", alert.camera());
        body.put("cameraName", alert.place().cameraName());
        body.put("rule", alert.rule());
        body.put("type", alert.type());
        body.put("incident", alert.incident());
        body.put("variant", alert.variant());
        body.put("inCharge", alert.inCharge());
        body.put("state", alert.state().id());
        body.put("review", alert.review());
        body.put("firedAt", alert.time().instant().toString());
        body.put("snapshot", alert.snapshot().isPresent());
        body.put("clip", alert.clip().isPresent());
        alert.verdict()
                .flatMap(v -> v.answer())
                .ifPresent(answer -> body.put("verdict", answer.id()));
        happenings.tell(new Happening(kind, Optional.of(alert.camera()), Instant.now(), body));
    }

    @Override
    public Collection<Reading> read() {
        return List.of(
                Reading.counter(
                        "vedette_alerts_total",
                        "Alerts of the variants in charge",
                        Map.of("state", "raised"),
                        raised.get()),
                Reading.counter(
                        "vedette_alerts_total",
                        "Alerts of the variants in charge",
                        Map.of("state", "suppressed"),
                        suppressed.get()),
                Reading.counter(
                        "vedette_alert_listener_failures_total",
                        "Calls of alert listeners that failed",
                        Map.of(),
                        failures.get()));
    }
}
