package io.vedette.core.watch.internal;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what went wrong, by part, and logs the first of a kind with its trace. */
final class Faults {
    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    void count(String camera, String part, Throwable fault) {
        LongAdder count = counts.computeIfAbsent(part, p -> new LongAdder());
        count.increment();
        if (count.sum() == 1) {
            LOG.warn("{}: {} failed; further failures are only counted", camera, part, fault);
        } else {
            LOG.debug("{}: {} failed: {}", camera, part, fault.toString());
        }
    }

    static void log(String part, String what, Throwable fault) {
        LOG.warn("{}: {} failed: {}", part, what, fault.toString());
    }

    Map<String, Long> counts() {
        Map<String, Long> all = new TreeMap<>();
        counts.forEach((part, count) -> all.put(part, count.sum()));
        return all;
    }
}
