package io.vedette.core.model.internal;

import io.vedette.spi.Outcome;
import io.vedette.spi.frame.Picture;
import io.vedette.spi.model.Classifying;
import io.vedette.spi.model.Deadline;
import io.vedette.spi.model.Device;
import io.vedette.spi.model.LoadedModel;
import io.vedette.spi.model.ModelEngine;
import io.vedette.spi.model.ModelPackage;
import io.vedette.spi.model.Scores;
import io.vedette.spi.model.Threads;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.framework.Version;

/** An engine whose answer is its own number, and which can be made to fail or hang. */
final class FakeEngine implements ModelEngine {
    final AtomicInteger loads = new AtomicInteger();
    final AtomicInteger closes = new AtomicInteger();
    final CountDownLatch go = new CountDownLatch(1);
    volatile boolean hang;
    volatile Error failure;
    private final long number;

    FakeEngine(long number) {
        this.number = number;
    }

    EngineTable.Entry entry() {
        return new EngineTable.Entry(
                number, "fake", "fake.bundle", new Version((int) number, 0, 0), 0, this);
    }

    @Override
    public LoadedModel load(ModelPackage model, Device device, Threads threads) {
        loads.incrementAndGet();
        return new Classifying() {
            private boolean warm;

            @Override
            public List<Outcome<Scores>> run(List<? extends Picture> pictures, Deadline deadline) {
                if (warm && failure != null) {
                    throw failure;
                }
                if (warm && hang) {
                    waitForGo();
                }
                warm = true;
                if (closes.get() == loads.get()) {
                    throw new IllegalStateException("called after it was closed");
                }
                return pictures.stream()
                        .<Outcome<Scores>>map(
                                p -> new Outcome.Done<>(new Scores(new float[] {number, 0})))
                        .toList();
            }

            @Override
            public ModelPackage model() {
                return model;
            }

            @Override
            public void close() {
                closes.incrementAndGet();
            }
        };
    }

    private void waitForGo() {
        try {
            go.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
