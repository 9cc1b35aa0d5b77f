package io.vedette.core.labeling.internal;

import io.vedette.core.labeling.internal.aggregate.CoreAggregation;
import io.vedette.service.blob.BlobStore;
import io.vedette.service.labeling.DecisionListener;
import io.vedette.service.store.labeling.LabelingStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/** The parts of labeling, put together once, with or without OSGi. */
final class LabelingParts {
    final Units units;
    final DispatcherDirectory directory;
    final Counters counters = new Counters();
    final LabelingEngine engine;
    final BatchOrders orders;
    final MediaLinks media;
    final Polling polling;
    final PluginCalls calls;
    final Clock clock;
    final Duration loan;

    LabelingParts(
            LabelingStore store,
            BlobStore blobs,
            DispatcherDirectory directory,
            Supplier<List<DecisionListener>> listeners,
            ExecutorService executor,
            Clock clock,
            Settings settings) {
        this.directory = directory;
        this.clock = clock;
        loan = settings.loan();
        units = new Units(store);
        calls = new PluginCalls(executor, settings.callLimit());
        Pace pace = new Pace();
        CoreAggregation aggregation = new CoreAggregation();
        media = new MediaLinks(units, blobs, clock, settings.base());
        polling = new Polling(units, calls, pace, counters);
        engine =
                new LabelingEngine(
                        units,
                        directory,
                        clock,
                        calls,
                        new Sending(units, calls, pace, media),
                        polling,
                        new Settlement(units, calls, pace),
                        new Draining(units, calls, pace, polling),
                        new Deciding(units, aggregation),
                        new Delivery(units, listeners));
        orders = new BatchOrders(units, directory, calls, pace, aggregation, clock);
    }

    /**
     * What an operator may set.
     *
     * @param base address of this server as vendors reach it
     * @param loan how long a task is lent
     * @param callLimit longest a dispatcher's call may take
     */
    record Settings(String base, Duration loan, Duration callLimit) {}
}
