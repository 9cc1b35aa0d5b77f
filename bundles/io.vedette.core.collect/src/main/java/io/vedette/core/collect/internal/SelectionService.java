package io.vedette.core.collect.internal;

import io.vedette.service.collect.Selection;
import io.vedette.service.collect.SelectionRequest;
import io.vedette.service.collect.SelectionRequest.Part;
import io.vedette.service.collect.Selections;
import io.vedette.service.http.Page;
import io.vedette.service.id.TimeIds;
import io.vedette.service.operation.Operation;
import io.vedette.service.operation.Operations;
import io.vedette.service.operation.Work;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.store.collect.SampleStore;
import io.vedette.service.store.collect.SelectionStore;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Selections: asked for, chosen in the background, kept. */
@Component(service = Selections.class)
public final class SelectionService implements Selections {
    private static final String KIND = "selection";
    private final SampleStore samples;
    private final SelectionStore store;
    private final Strategies strategies;
    private final Operations operations;
    private final Clock clock;
    private final TimeIds ids = new TimeIds();

    /** As a component. */
    @Activate
    public SelectionService(
            @Reference SampleStore samples,
            @Reference SelectionStore store,
            @Reference Strategies strategies,
            @Reference Operations operations) {
        this(samples, store, strategies, operations, Clock.systemUTC());
    }

    SelectionService(
            SampleStore samples,
            SelectionStore store,
            Strategies strategies,
            Operations operations,
            Clock clock) {
        this.samples = samples;
        this.store = store;
        this.strategies = strategies;
        this.operations = operations;
        this.clock = clock;
        goOn();
    }

    /** What the last stop interrupted is chosen anew: nothing of it was written. */
    private void goOn() {
        for (Selection selection : store.inState(Selection.State.RUNNING)) {
            operations.start(
                    KIND,
                    selection.id(),
                    selection.createdBy(),
                    control -> {
                        awaitStrategies(selection, control);
                        return work(selection);
                    });
        }
    }

    /** Plugins may still be on their way while the server starts. */
    private void awaitStrategies(Selection selection, Work.Control control)
            throws InterruptedException {
        for (int i = 0; i < 100 && !control.cancelled(); i++) {
            if (selection.request().mix().stream()
                    .allMatch(part -> strategies.strategy(part.strategy()).isPresent())) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    @Override
    public Selection start(SelectionRequest request, String by) {
        check(request);
        String id = ids.next(clock.instant());
        Selection asked = running(id, request, by, "");
        store.add(asked);
        Operation operation = operations.start(KIND, id, by, control -> work(asked));
        return running(id, request, by, operation.id());
    }

    @Override
    public Selection run(SelectionRequest request, String by) {
        check(request);
        Selection asked = running(ids.next(clock.instant()), request, by, "");
        store.add(asked);
        work(asked);
        return store.selection(asked.id()).orElseThrow();
    }

    private Selection running(String id, SelectionRequest request, String by, String operation) {
        return new Selection(
                id,
                Selection.State.RUNNING,
                request,
                operation,
                0,
                "",
                by,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private void check(SelectionRequest request) {
        for (Part part : request.mix()) {
            if (strategies.strategy(part.strategy()).isEmpty()) {
                throw new InvalidRequestException(
                        "there is no selection strategy '"
                                + part.strategy()
                                + "'; in service are "
                                + strategies.ids());
            }
            if (part.pool() == SelectionRequest.Pool.EVALUATION
                    && !part.strategy().equals("random")) {
                throw new InvalidRequestException(
                        "for evaluation only 'random' may choose: '"
                                + part.strategy()
                                + "' would bias what is measured");
            }
        }
    }

    private Map<String, String> work(Selection asked) {
        Instant now = clock.instant();
        try {
            Choosing choosing =
                    new Choosing(samples, store, strategies, asked.request(), asked.id());
            List<Selection.Row> rows = choosing.choose(now);
            store.finish(end(asked, Selection.State.DONE, rows.size(), choosing.said()), rows);
            return Map.of("selection", asked.id(), "chosen", Integer.toString(rows.size()));
        } catch (RuntimeException e) {
            store.finish(
                    end(asked, Selection.State.FAILED, 0, String.valueOf(e.getMessage())),
                    List.of());
            throw e;
        }
    }

    private static Selection end(Selection asked, Selection.State state, int chosen, String said) {
        return new Selection(
                asked.id(),
                state,
                asked.request(),
                asked.operation(),
                chosen,
                said,
                asked.createdBy(),
                asked.createdAt());
    }

    @Override
    public Optional<Selection> selection(String id) {
        return store.selection(id);
    }

    @Override
    public Page<Selection> list(Optional<String> cursor, int limit) {
        return store.list(cursor, limit);
    }

    @Override
    public Page<Selection.Row> rows(String selection, Optional<String> cursor, int limit) {
        if (store.selection(selection).isEmpty()) {
            throw new NotFoundException("there is no selection " + selection);
        }
        return store.rows(selection, cursor, limit);
    }

    @Override
    public List<Selection.Row> ofSample(String sample) {
        return store.ofSample(sample);
    }
}
