package io.vedette.core.collect.internal;

import io.vedette.service.collect.Origin;
import java.util.EnumMap;
import java.util.Map;

/** How many samples a camera may still give within the running hour of its stream. One strand. */
final class Budget {
    private final int all;
    private final int doubts;
    private final Map<Origin, Integer> taken = new EnumMap<>(Origin.class);
    private long hour = Long.MIN_VALUE;

    Budget(int all, int doubts) {
        this.all = all;
        this.doubts = doubts;
    }

    /** Takes one, if there is one left. */
    synchronized boolean take(Origin origin, double seconds) {
        long now = (long) Math.floor(seconds / 3600);
        if (now != hour) {
            hour = now;
            taken.clear();
        }
        int sum = taken.values().stream().mapToInt(Integer::intValue).sum();
        if (sum >= all || origin == Origin.DOUBT && taken.getOrDefault(origin, 0) >= doubts) {
            return false;
        }
        taken.merge(origin, 1, Integer::sum);
        return true;
    }
}
