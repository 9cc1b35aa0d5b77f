package io.vedette.core.loop.internal;

import io.vedette.service.http.Page;
import io.vedette.service.id.TimeIds;
import io.vedette.service.loop.Loop;
import io.vedette.service.loop.LoopRequest;
import io.vedette.service.loop.Loops;
import io.vedette.service.operation.Operation;
import io.vedette.service.operation.Operations;
import io.vedette.service.operation.Work;
import io.vedette.service.problem.ConflictException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.rollout.Rollouts;
import io.vedette.service.store.loop.LoopStore;
import io.vedette.service.store.loop.LoopStore.LoopRow;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Walks loops one after the other; where each is stands in SQL after every step. */
@Component
public final class LoopService implements Loops {
    private static final Logger LOG = LoggerFactory.getLogger(LoopService.class);
    private static final String KIND = "loop";
    private final LoopStore store;
    private final Operations operations;
    private final Steps steps;
    private final Rollouts rollouts;
    private final SimulatedHour hours;
    private final Path folder;
    private final TimeIds ids = new TimeIds();

    /** With its folder below the data folder. */
    @Activate
    public LoopService(
            @Reference LoopStore store,
            @Reference Operations operations,
            @Reference Steps steps,
            @Reference Rollouts rollouts,
            @Reference SimulatedHour hours,
            BundleContext context) {
        this(
                store,
                operations,
                steps,
                rollouts,
                hours,
                Path.of(
                        Optional.ofNullable(context.getProperty("vedette.data")).orElse("data"),
                        "loops"));
        resume();
    }

    LoopService(
            LoopStore store,
            Operations operations,
            Steps steps,
            Rollouts rollouts,
            SimulatedHour hours,
            Path folder) {
        this.store = store;
        this.operations = operations;
        this.steps = steps;
        this.rollouts = rollouts;
        this.hours = hours;
        this.folder = folder;
    }

    /** What a stop of the server interrupted goes on in the step it was in. */
    void resume() {
        for (Operation operation : operations.interrupted(KIND)) {
            store.row(operation.subject())
                    .filter(row -> row.state().equals(Loop.State.RUNNING.id()))
                    .ifPresent(
                            row -> {
                                LOG.info("loop {} goes on where it was", row.id());
                                operations.resume(operation.id(), work(row.id()));
                            });
        }
    }

    @Override
    public Loop start(LoopRequest request, String by) {
        Instant now = Instant.now();
        String id = ids.next(now);
        LoopRow row;
        synchronized (store) {
            row = row(id, request, by, now);
            store.add(row);
        }
        operations.start(KIND, id, by, work(id));
        return view(row);
    }

    private LoopRow row(String id, LoopRequest request, String by, Instant now) {
        int earlier = count();
        String mark = earlier == 0 ? "" : "-" + (earlier + 1);
        Instant begin =
                request.begin()
                        .orElseGet(() -> rollouts.horizon(new Plan(mark, request, now).group()));
        return new LoopRow(
                id,
                Loop.State.RUNNING.id(),
                "",
                Progress.write(request),
                Progress.write(new Progress(mark, begin.toEpochMilli(), List.of(), 0, Map.of())),
                "waits",
                "",
                by,
                now);
    }

    private int count() {
        int count = 0;
        Optional<String> cursor = Optional.empty();
        do {
            Page<LoopRow> page = store.list(cursor, 200);
            count += page.items().size();
            cursor = page.nextCursor();
        } while (cursor.isPresent());
        return count;
    }

    private Work work(String id) {
        return control -> {
            try {
                return new LoopWalk(store, steps, folder.resolve(id)).walk(known(id), control);
            } catch (IOException | RuntimeException e) {
                LoopRow row = known(id);
                boolean cancelled = control.cancelled();
                store.replace(
                        LoopWalk.with(
                                row,
                                cancelled ? Loop.State.CANCELLED : Loop.State.FAILED,
                                String.valueOf(e.getMessage()),
                                row.report()));
                throw e;
            }
        };
    }

    private LoopRow known(String id) {
        return store.row(id).orElseThrow(() -> new NotFoundException("there is no loop " + id));
    }

    private static Loop view(LoopRow row) {
        Progress progress = Progress.read(row.progress());
        return new Loop(
                row.id(),
                Progress.request(row.request()),
                Loop.State.of(row.state()),
                progress.steps(),
                row.message(),
                row.operation(),
                Optional.of(row.report()).filter(report -> !report.isEmpty()),
                row.by(),
                row.created());
    }

    @Override
    public Optional<Loop> loop(String id) {
        return store.row(id).map(LoopService::view);
    }

    @Override
    public Page<Loop> list(Optional<String> cursor, int limit) {
        Page<LoopRow> rows = store.list(cursor, limit);
        return new Page<>(rows.items().stream().map(LoopService::view).toList(), rows.nextCursor());
    }

    @Override
    public Loop cancel(String id) {
        LoopRow row = known(id);
        if (!row.state().equals(Loop.State.RUNNING.id()) || row.operation().isEmpty()) {
            throw new ConflictException("loop " + id + " is " + row.state());
        }
        operations.cancel(row.operation());
        return view(row);
    }

    @Override
    public List<String> files(String id) {
        known(id);
        Path own = folder.resolve(id);
        if (!Files.isDirectory(own)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        try (Stream<Path> all = Files.walk(own)) {
            all.filter(Files::isRegularFile)
                    .map(file -> own.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .forEach(names::add);
        } catch (IOException e) {
            throw new NotFoundException("the files of loop " + id + " cannot be listed");
        }
        return names;
    }

    @Override
    public void write(String id, String file, OutputStream out) throws IOException {
        // Only what is listed is given: a name is compared, never resolved as it came.
        if (!files(id).contains(file)) {
            throw new NotFoundException("loop " + id + " has no file " + file);
        }
        Files.copy(folder.resolve(id).resolve(file), out);
    }

    @Override
    public String playNext(String group, double seconds, boolean answered, String by) {
        return hours.play(group, Duration.ofMillis(Math.round(seconds * 1000)), answered, by);
    }
}
