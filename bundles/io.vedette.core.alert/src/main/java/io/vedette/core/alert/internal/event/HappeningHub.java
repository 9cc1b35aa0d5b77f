package io.vedette.core.alert.internal.event;

import io.vedette.service.event.Happening;
import io.vedette.service.event.Happenings;
import io.vedette.service.metrics.MetricSource;
import io.vedette.service.metrics.Reading;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.service.component.annotations.Component;

/** Tells watchers: each has a queue of its own, from which the oldest are dropped first. */
@Component(service = {Happenings.class, MetricSource.class})
public final class HappeningHub implements Happenings, MetricSource {

    private final Set<Queue> watchers = ConcurrentHashMap.newKeySet();
    private final AtomicLong told = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();

    @Override
    public void tell(Happening happening) {
        told.incrementAndGet();
        watchers.forEach(queue -> queue.add(happening));
    }

    @Override
    public Watch watch(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a watcher keeps at least one: " + capacity);
        }
        Queue queue = new Queue(capacity);
        watchers.add(queue);
        return queue;
    }

    @Override
    public Collection<Reading> read() {
        return List.of(
                Reading.gauge(
                        "vedette_watchers", "Who watches what happens", Map.of(), watchers.size()),
                Reading.counter("vedette_happenings_total", "Told", Map.of(), told.get()),
                Reading.counter(
                        "vedette_happenings_dropped_total",
                        "Not told to a watcher that was too slow",
                        Map.of(),
                        dropped.get()));
    }

    private final class Queue implements Watch {
        private final int capacity;
        private final Deque<Happening> waiting = new ArrayDeque<>();
        private long missed;
        private boolean closed;

        Queue(int capacity) {
            this.capacity = capacity;
        }

        synchronized void add(Happening happening) {
            if (closed) {
                return;
            }
            if (waiting.size() == capacity) {
                waiting.removeFirst();
                missed++;
                dropped.incrementAndGet();
            }
            waiting.addLast(happening);
            notifyAll();
        }

        @Override
        public synchronized Optional<Happening> next(Duration wait) throws InterruptedException {
            long until = System.nanoTime() + wait.toNanos();
            while (waiting.isEmpty() && !closed) {
                long left = (until - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return Optional.empty();
                }
                wait(left);
            }
            return Optional.ofNullable(waiting.pollFirst());
        }

        @Override
        public synchronized long dropped() {
            return missed;
        }

        @Override
        public void close() {
            watchers.remove(this);
            synchronized (this) {
                closed = true;
                waiting.clear();
                notifyAll();
            }
        }
    }
}
