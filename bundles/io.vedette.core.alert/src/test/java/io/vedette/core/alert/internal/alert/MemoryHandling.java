package io.vedette.core.alert.internal.alert;

import io.vedette.service.alert.Acknowledgement;
import io.vedette.service.alert.Snooze;
import io.vedette.service.problem.UnavailableException;
import io.vedette.service.store.alert.HandlingStore;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Acknowledgements and snoozes in memory, for several servers; may be away. */
final class MemoryHandling implements HandlingStore {

    private final Map<String, Acknowledgement> acknowledgements = new HashMap<>();
    private final Map<String, Snooze> snoozes = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean away;

    void away(boolean is) {
        away = is;
    }

    /** How often snoozes were asked for. */
    int asked() {
        return asked.get();
    }

    @Override
    public Acknowledgement acknowledge(Acknowledgement acknowledgement) {
        acknowledgements.putIfAbsent(acknowledgement.alert(), acknowledgement);
        return acknowledgements.get(acknowledgement.alert());
    }

    @Override
    public boolean unacknowledge(String alert) {
        return acknowledgements.remove(alert) != null;
    }

    @Override
    public Map<String, Acknowledgement> acknowledgements(Collection<String> alerts) {
        Map<String, Acknowledgement> found = new HashMap<>(acknowledgements);
        found.keySet().retainAll(alerts);
        return found;
    }

    @Override
    public void put(Snooze snooze) {
        snoozes.put(snooze.camera() + "/" + snooze.rule(), snooze);
    }

    @Override
    public boolean remove(String camera, String rule) {
        return snoozes.remove(camera + "/" + rule) != null;
    }

    @Override
    public List<Snooze> snoozes(Instant now) {
        asked.incrementAndGet();
        if (away) {
            throw new UnavailableException("the database is away", null);
        }
        snoozes.values().removeIf(snooze -> !snooze.until().isAfter(now));
        return List.copyOf(snoozes.values());
    }
}
