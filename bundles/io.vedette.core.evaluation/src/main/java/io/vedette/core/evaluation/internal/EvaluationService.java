package io.vedette.core.evaluation.internal;

import io.vedette.service.blob.BlobId;
import io.vedette.service.blob.BlobReferences;
import io.vedette.service.blob.BlobStore;
import io.vedette.service.blob.BlobUse;
import io.vedette.service.evaluation.Difference;
import io.vedette.service.evaluation.Evaluation;
import io.vedette.service.evaluation.EvaluationRequest;
import io.vedette.service.evaluation.Evaluations;
import io.vedette.service.evaluation.MarkFilter;
import io.vedette.service.evaluation.Resampling;
import io.vedette.service.evaluation.Score;
import io.vedette.service.evaluation.VideoFrame;
import io.vedette.service.http.Page;
import io.vedette.service.id.TimeIds;
import io.vedette.service.operation.Operation;
import io.vedette.service.operation.Operations;
import io.vedette.service.operation.Work;
import io.vedette.service.problem.ConflictException;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.problem.ServiceException;
import io.vedette.service.store.evaluation.EvaluationRow;
import io.vedette.service.store.evaluation.EvaluationStore;
import io.vedette.spi.metric.EvaluationMetric.Accumulator;
import io.vedette.spi.metric.EvaluationMetric.MetricSpec;
import io.vedette.spi.metric.Mark;
import io.vedette.spi.metric.Unit;
import io.vedette.spi.metric.Weights;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps judgements with their marks and the metric's state, so that two can be compared later. */
@Component(service = {Evaluations.class, BlobReferences.class})
public final class EvaluationService implements Evaluations, BlobReferences {
    private static final String KIND = "evaluation";
    private final EvaluationStore store;
    private final BlobStore blobs;
    private final Operations operations;
    private final Metrics metrics;
    private final Subjects subjects;
    private final Clock clock;
    private final TimeIds ids = new TimeIds();

    /** With what it keeps and what it judges. */
    @Activate
    public EvaluationService(
            @Reference EvaluationStore store,
            @Reference BlobStore blobs,
            @Reference Operations operations,
            @Reference Metrics metrics,
            @Reference Subjects subjects) {
        this(store, blobs, operations, metrics, subjects, Clock.systemUTC());
        resume();
    }

    EvaluationService(
            EvaluationStore store,
            BlobStore blobs,
            Operations operations,
            Metrics metrics,
            Subjects subjects,
            Clock clock) {
        this.store = store;
        this.blobs = blobs;
        this.operations = operations;
        this.metrics = metrics;
        this.subjects = subjects;
        this.clock = clock;
    }

    /**
     * What a stop of the server interrupted is begun anew; a judgement has no half-written state.
     */
    void resume() {
        for (Operation operation : operations.interrupted(KIND)) {
            store.row(operation.subject())
                    .filter(row -> row.state().equals("running"))
                    .ifPresent(row -> operations.resume(operation.id(), work(row)));
        }
    }

    @Override
    public Evaluation start(EvaluationRequest request, String by) {
        subjects.check(request, metrics.get(request.metric()).judges());
        EvaluationRow row = row(request, by);
        store.add(row);
        operations.start(KIND, row.id(), by, work(row));
        return view(row);
    }

    @Override
    public Evaluation record(EvaluationRequest request, Stream<? extends Unit> units, String by) {
        EvaluationRow row = row(request, by);
        store.add(row);
        return judge(row, request, units, () -> false);
    }

    private Work work(EvaluationRow row) {
        return control -> {
            EvaluationRow running = row.under(control.id());
            EvaluationRequest request = Documents.request(row.request());
            try {
                String judges = metrics.get(request.metric()).judges();
                Evaluation done =
                        judge(
                                running,
                                request,
                                subjects.units(request, judges, row.id(), control),
                                control::cancelled);
                return Map.of("evaluation", done.id());
            } catch (ServiceException | IllegalArgumentException e) {
                store.finish(running.failed(String.valueOf(e.getMessage())), List.of());
                throw e;
            }
        };
    }

    private Evaluation judge(
            EvaluationRow row,
            EvaluationRequest request,
            Stream<? extends Unit> units,
            BooleanSupplier cancelled) {
        List<Mark> marks = new ArrayList<>();
        Accumulator accumulator = accumulator(request);
        try (units) {
            units.forEach(unit -> accumulator.accumulate(unit, marks::add));
        }
        if (cancelled.getAsBoolean()) {
            // Half of the units would be a number of something else.
            throw new ConflictException("the evaluation was cancelled");
        }
        var report = accumulator.report(Weights.ONE);
        Score score =
                new Score(
                        request.metric(),
                        report.values(),
                        report.groups(),
                        Bootstrap.intervals(accumulator, Resampling.DEFAULT),
                        accumulator.resampled().size());
        try {
            BlobId tally = blobs.put(accumulator.state(), BlobUse.CONTENT);
            EvaluationRow done = row.done(Documents.write(score), tally.sha256(), marks.size());
            store.finish(done, marks);
            return view(done);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Accumulator accumulator(EvaluationRequest request) {
        try {
            return metrics.get(request.metric()).metric().start(new MetricSpec(request.options()));
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(request.metric() + ": " + e.getMessage());
        }
    }

    private EvaluationRow row(EvaluationRequest request, String by) {
        accumulator(request);
        Instant now = clock.instant();
        return EvaluationRow.begun(
                ids.next(now),
                request.metric(),
                request.model().orElse(""),
                Documents.write(request),
                by,
                now);
    }

    private static Evaluation view(EvaluationRow row) {
        return new Evaluation(
                row.id(),
                Documents.request(row.request()),
                Evaluation.State.of(row.state()),
                row.operation(),
                row.score().map(Documents::score),
                row.why(),
                row.marks(),
                row.by(),
                row.created());
    }

    @Override
    public Optional<Evaluation> evaluation(String id) {
        return store.row(id).map(EvaluationService::view);
    }

    @Override
    public Page<Evaluation> list(Optional<String> model, Optional<String> cursor, int limit) {
        Page<EvaluationRow> rows = store.list(model, cursor, limit);
        return new Page<>(
                rows.items().stream().map(EvaluationService::view).toList(), rows.nextCursor());
    }

    @Override
    public Page<Mark> marks(String id, MarkFilter filter, Optional<String> cursor, int limit) {
        done(id);
        return store.marks(id, filter, cursor, limit);
    }

    @Override
    public VideoFrame frame(String id, String unit, String where) {
        EvaluationRow row = done(id);
        String judges = metrics.get(row.metric()).judges();
        return subjects.frame(Documents.request(row.request()), judges, unit, where);
    }

    @Override
    public List<Difference> compare(String before, String after, Resampling resampling) {
        EvaluationRow one = done(before);
        EvaluationRow other = done(after);
        if (!one.metric().equals(other.metric())) {
            throw new ConflictException(
                    before + " is of " + one.metric() + ", " + after + " of " + other.metric());
        }
        Accumulator first = restored(one);
        Accumulator second = restored(other);
        if (!List.copyOf(first.resampled()).equals(List.copyOf(second.resampled()))) {
            throw new ConflictException(
                    before
                            + " and "
                            + after
                            + " were judged on different units; judge both on the same");
        }
        return Bootstrap.differences(
                first,
                second,
                List.copyOf(first.report(Weights.ONE).values().keySet()),
                resampling);
    }

    private Accumulator restored(EvaluationRow row) {
        Accumulator accumulator = accumulator(Documents.request(row.request()));
        try (InputStream in = blobs.open(new BlobId(row.tally().orElseThrow()))) {
            accumulator.merge(in.readAllBytes());
            return accumulator;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private EvaluationRow done(String id) {
        EvaluationRow row =
                store.row(id)
                        .orElseThrow(() -> new NotFoundException("there is no evaluation " + id));
        if (!row.state().equals(Evaluation.State.DONE.id())) {
            throw new ConflictException("evaluation " + id + " is " + row.state() + ", not done");
        }
        return row;
    }

    @Override
    public Stream<Unit> units(String version, String split, String model) {
        return subjects.units(version, split, model);
    }

    @Override
    public String holder() {
        return "evaluations";
    }

    @Override
    public void mark(Consumer<BlobId> keep) {
        store.blobs().forEach(blob -> keep.accept(new BlobId(blob)));
    }
}
