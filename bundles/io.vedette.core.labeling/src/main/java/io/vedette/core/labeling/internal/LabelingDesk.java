package io.vedette.core.labeling.internal;

import io.vedette.service.http.Page;
import io.vedette.service.labeling.AnswerView;
import io.vedette.service.labeling.BatchDraft;
import io.vedette.service.labeling.BatchProgress;
import io.vedette.service.labeling.BatchView;
import io.vedette.service.labeling.DispatcherView;
import io.vedette.service.labeling.ItemState;
import io.vedette.service.labeling.ItemView;
import io.vedette.service.labeling.LabelValue;
import io.vedette.service.labeling.LabelingService;
import io.vedette.service.labeling.LedgerEntry;
import io.vedette.service.problem.ConflictException;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.store.labeling.AnswerRow;
import io.vedette.service.store.labeling.BatchRow;
import io.vedette.service.store.labeling.DecisionRow;
import io.vedette.service.store.labeling.ItemRow;
import io.vedette.spi.labeling.Cancelling;
import io.vedette.spi.labeling.Capabilities.TaskKind;
import io.vedette.spi.labeling.LabelingDispatcher;
import io.vedette.spi.labeling.OwnPage;
import io.vedette.spi.labeling.PushReceiving;
import io.vedette.spi.labeling.Settling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Answers what callers ask of labeling. */
@Component
public final class LabelingDesk implements LabelingService {
    private final LabelingParts parts;

    /** In the server. */
    @Activate
    public LabelingDesk(@Reference LabelingRuntime runtime) {
        this(runtime.parts());
    }

    LabelingDesk(LabelingParts parts) {
        this.parts = parts;
    }

    @Override
    public BatchView create(BatchDraft draft, String by) {
        return Views.of(parts.orders.create(draft, by));
    }

    @Override
    public BatchView submit(String batch) {
        return Views.of(parts.orders.submit(batch));
    }

    @Override
    public BatchView cancel(String batch, boolean now) {
        return Views.of(parts.orders.cancel(batch, now));
    }

    @Override
    public BatchView resume(String batch) {
        return Views.of(parts.orders.resume(batch));
    }

    @Override
    public Optional<BatchView> batch(String id) {
        return parts.units.call(u -> u.batch(id)).map(Views::of);
    }

    @Override
    public Page<BatchView> batches(Optional<String> cursor, int limit) {
        List<BatchRow> rows = parts.units.call(u -> u.batches(cursor, bounded(limit) + 1));
        return page(rows.stream().map(Views::of).toList(), limit, BatchView::id);
    }

    private static int bounded(int limit) {
        if (limit < 1 || limit > 1000) {
            throw new InvalidRequestException("a limit is 1..1000");
        }
        return limit;
    }

    private static <T> Page<T> page(List<T> rows, int limit, Function<T, String> cursor) {
        return rows.size() <= limit
                ? new Page<>(rows, Optional.empty())
                : new Page<>(
                        rows.subList(0, limit), Optional.of(cursor.apply(rows.get(limit - 1))));
    }

    @Override
    public BatchProgress progress(String batch) {
        parts.orders.get(batch);
        return parts.units.call(u -> ProgressReport.of(u, u.batch(batch).orElseThrow()));
    }

    @Override
    public Page<ItemView> items(String batch, Optional<String> cursor, int limit) {
        parts.orders.get(batch);
        List<ItemView> rows =
                parts.units.call(
                        u ->
                                u.items(batch, cursor.orElse(""), bounded(limit) + 1).stream()
                                        .map(i -> Views.of(u, i))
                                        .toList());
        return page(rows, limit, ItemView::id);
    }

    @Override
    public List<ItemView> ties(String batch) {
        parts.orders.get(batch);
        return parts.units.call(
                u ->
                        u.ties(batch).stream()
                                .map(d -> u.item(batch, d.item()).orElseThrow())
                                .map(i -> Views.of(u, i))
                                .toList());
    }

    @Override
    public Page<AnswerView> answers(String batch, Optional<String> cursor, int limit) {
        parts.orders.get(batch);
        List<AnswerRow> rows =
                parts.units.call(u -> u.answersAfter(batch, cursor.orElse(""), bounded(limit) + 1));
        Page<AnswerRow> page = page(rows, limit, AnswerRow::id);
        return new Page<>(page.items().stream().map(Views::of).toList(), page.nextCursor());
    }

    @Override
    public List<LedgerEntry> ledger(String batch) {
        parts.orders.get(batch);
        return parts.units.call(u -> u.ledger(batch));
    }

    @Override
    public ItemView adjudicate(String batch, String item, LabelValue value, String by) {
        parts.orders.get(batch);
        parts.units.call(
                u -> {
                    ItemRow row =
                            u.item(batch, item)
                                    .orElseThrow(
                                            () ->
                                                    new NotFoundException(
                                                            "batch "
                                                                    + batch
                                                                    + " has no item "
                                                                    + item));
                    if (row.state() != ItemState.DECIDED && row.state() != ItemState.UNDECIDED) {
                        throw new ConflictException(
                                "item "
                                        + item
                                        + " is "
                                        + row.state()
                                        + "; only decided and undecided ones can be adjudicated");
                    }
                    BatchRow b = u.batch(batch).orElseThrow();
                    List<String> labels = b.spec().labels();
                    boolean known =
                            b.spec().kind() == TaskKind.CLASS
                                    ? labels.contains(value.label())
                                    : value.boxes().stream()
                                            .allMatch(x -> labels.contains(x.label()));
                    if (!known) {
                        throw new InvalidRequestException("choose from " + labels);
                    }
                    int number = row.decision() + 1;
                    u.add(
                            new DecisionRow(
                                    batch,
                                    item,
                                    number,
                                    value,
                                    1,
                                    false,
                                    u.answersOf(batch, item).size(),
                                    "adjudicated",
                                    by,
                                    parts.clock.instant(),
                                    row.content().gold().isPresent()));
                    u.put(row.decided(number));
                    return null;
                });
        return parts.units.call(u -> Views.of(u, u.item(batch, item).orElseThrow()));
    }

    @Override
    public List<DispatcherView> dispatchers() {
        List<BatchRow> live = parts.units.call(u -> u.live());
        List<DispatcherView> views = new ArrayList<>();
        parts.directory
                .all()
                .forEach(
                        (id, dispatcher) ->
                                views.add(
                                        view(
                                                id,
                                                dispatcher,
                                                live.stream()
                                                        .filter(
                                                                b ->
                                                                        b.spec()
                                                                                .dispatcher()
                                                                                .equals(id))
                                                        .count())));
        return views;
    }

    private static DispatcherView view(String id, LabelingDispatcher dispatcher, long live) {
        return new DispatcherView(
                id,
                dispatcher.capabilities(),
                dispatcher instanceof Settling,
                dispatcher instanceof Cancelling,
                dispatcher instanceof PushReceiving,
                dispatcher instanceof OwnPage page ? page.page().path() : "",
                live);
    }

    @Override
    public int advance() {
        return parts.engine.advance(true);
    }
}
