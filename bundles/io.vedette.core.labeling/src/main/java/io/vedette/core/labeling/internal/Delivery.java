package io.vedette.core.labeling.internal;

import io.vedette.service.labeling.DecidedLabel;
import io.vedette.service.labeling.DecisionListener;
import io.vedette.service.store.labeling.BatchRow;
import io.vedette.service.store.labeling.DecisionRow;
import io.vedette.service.store.labeling.ItemRow;
import io.vedette.service.store.labeling.LabelingStore.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands decided labels to whoever listens, at least once each. */
final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Units units;
    private final Supplier<List<DecisionListener>> listeners;
    private Instant notBefore = Instant.MIN;

    Delivery(Units units, Supplier<List<DecisionListener>> listeners) {
        this.units = units;
        this.listeners = listeners;
    }

    /** Delivers what waits; returns how many labels. */
    int deliver(boolean atOnce, Instant now) {
        List<DecisionListener> present = listeners.get();
        if (present.isEmpty() || (!atOnce && now.isBefore(notBefore))) {
            return 0;
        }
        int count = 0;
        for (DecisionRow row : units.call(u -> u.undelivered(200))) {
            DecidedLabel label = units.call(u -> label(u, row));
            for (DecisionListener listener : present) {
                try {
                    listener.decided(label);
                } catch (RuntimeException | LinkageError e) {
                    LOG.warn("label {} was not taken and comes again: {}", row.id(), e.toString());
                    notBefore = now.plus(PAUSE);
                    return count;
                }
            }
            units.call(
                    u -> {
                        u.delivered(row.id());
                        return null;
                    });
            count++;
        }
        return count;
    }

    private static DecidedLabel label(Unit unit, DecisionRow row) {
        BatchRow batch = unit.batch(row.batch()).orElseThrow();
        ItemRow item = unit.item(row.batch(), row.item()).orElseThrow();
        return new DecidedLabel(
                row.batch(),
                row.item(),
                row.number(),
                item.content().sample(),
                item.content().blob(),
                batch.spec().kind(),
                item.content().of(),
                row.value(),
                row.confidence(),
                row.tie(),
                row.answers(),
                row.method(),
                row.decidedBy(),
                batch.spec().dispatcher(),
                batch.spec().dataset(),
                batch.spec().labelSet(),
                row.made());
    }
}
