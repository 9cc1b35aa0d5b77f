package io.vedette.core.watch.internal;

import io.vedette.service.watch.FrameReport;
import io.vedette.spi.Size;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The counters of a run. Thread-safe. */
final class Tally {
    private static final double WINDOW = 10;

    private static final int PASSES = 512;

    private final Map<String, Long> dropped = new TreeMap<>();
    private final Deque<Double> recent = new ArrayDeque<>();
    private long received;
    private long analysed;
    private long gated;
    private long reconnects;
    private double seconds;
    private double lagMillis;
    private Size size;
    private final double[] passes = new double[PASSES];
    private long passCount;

    synchronized void received() {
        received++;
    }

    /** A frame took so long from analyzer to rules. */
    synchronized void looked(FrameReport report, double millis) {
        switch (report.state()) {
            case ANALYSED -> {
                analysed++;
                passes[(int) (passCount++ % PASSES)] = millis;
            }
            case GATED -> gated++;
            case DROPPED -> dropped(report.reason());
        }
    }

    /** 95th percentile of how long the latest that the detector looked at took. */
    double passMillis() {
        double[] sorted;
        synchronized (this) {
            sorted = Arrays.copyOf(passes, (int) Math.min(PASSES, passCount));
        }
        if (sorted.length == 0) {
            return 0;
        }
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(0.95 * sorted.length) - 1];
    }

    synchronized void dropped(String reason) {
        dropped.merge(reason, 1L, Long::sum);
    }

    synchronized void reconnected() {
        reconnects++;
    }

    /** A frame has gone through. */
    synchronized void passed(double at, Size frameSize, double lag) {
        seconds = at;
        size = frameSize;
        lagMillis = lag;
        recent.addLast(at);
        while (recent.size() > 1 && (at - recent.peekFirst() > WINDOW || recent.peekFirst() > at)) {
            recent.removeFirst();
        }
    }

    synchronized double fps() {
        double span = recent.isEmpty() ? 0 : recent.peekLast() - recent.peekFirst();
        return span <= 0 ? 0 : (recent.size() - 1) / span;
    }

    synchronized long receivedCount() {
        return received;
    }

    synchronized long analysedCount() {
        return analysed;
    }

    synchronized long gatedCount() {
        return gated;
    }

    synchronized long reconnects() {
        return reconnects;
    }

    synchronized Map<String, Long> droppedCounts() {
        return new TreeMap<>(dropped);
    }

    synchronized long droppedTotal() {
        return dropped.values().stream().mapToLong(Long::longValue).sum();
    }

    synchronized double seconds() {
        return seconds;
    }

    synchronized double lagMillis() {
        return lagMillis;
    }

    synchronized Optional<Size> size() {
        return Optional.ofNullable(size);
    }
}
