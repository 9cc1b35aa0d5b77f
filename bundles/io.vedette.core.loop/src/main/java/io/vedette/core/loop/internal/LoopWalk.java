package io.vedette.core.loop.internal;

import io.vedette.service.loop.Loop;
import io.vedette.service.loop.LoopRequest;
import io.vedette.service.operation.Work;
import io.vedette.service.problem.ConflictException;
import io.vedette.service.store.loop.LoopStore;
import io.vedette.service.store.loop.LoopStore.LoopRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One loop from the step it is in to its end. */
final class LoopWalk {
    private final LoopStore store;
    private final Steps steps;
    private final Path folder;
    private LoopRow row;
    private Progress progress;

    LoopWalk(LoopStore store, Steps steps, Path folder) {
        this.store = store;
        this.steps = steps;
        this.folder = folder;
    }

    Map<String, String> walk(LoopRow from, Work.Control control)
            throws IOException, InterruptedException {
        progress = Progress.read(from.progress());
        row =
                new LoopRow(
                        from.id(),
                        from.state(),
                        control.id(),
                        from.request(),
                        from.progress(),
                        from.message(),
                        from.report(),
                        from.by(),
                        from.created());
        Files.createDirectories(folder);
        LoopRequest request = Progress.request(from.request());
        List<LoopStep> all = steps.of(request.elsewhere());
        for (int at = progress.finished(); at < all.size(); at++) {
            take(all, at, request, control);
        }
        Walk walk = walk(request, control, all.size(), all.size());
        row = with(row, Loop.State.DONE, "done", Reports.of(walk, progress.steps()));
        store.replace(row);
        return Map.of("loop", row.id());
    }

    private void take(List<LoopStep> all, int at, LoopRequest request, Work.Control control)
            throws IOException, InterruptedException {
        if (control.cancelled()) {
            throw new ConflictException("the loop was cancelled");
        }
        LoopStep step = all.get(at);
        double before = begun(step.name());
        long begin = System.nanoTime();
        Duration cpu = cpu();
        Walk walk = walk(request, control, at, all.size());
        String id = step.take(walk);
        if (control.cancelled()) {
            throw new ConflictException("the loop was cancelled");
        }
        walk.facts()
                .put(
                        "cpuSeconds",
                        walk.facts().number("cpuSeconds") + cpu().minus(cpu).toMillis() / 1000.0);
        double seconds = before + (System.nanoTime() - begin) / 1e9;
        finish(new Loop.Step(step.name(), id, seconds), at + 1, walk.facts().all());
    }

    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Notes that a step is under way; returns the seconds of earlier attempts. */
    private double begun(String name) {
        List<Loop.Step> taken = new ArrayList<>(progress.steps());
        double before = 0;
        if (taken.size() > progress.finished()) {
            before = taken.remove(taken.size() - 1).seconds();
        }
        taken.add(new Loop.Step(name, "", before));
        keep(progress.taking(taken, progress.finished(), progress.facts()), name);
        return before;
    }

    private void finish(Loop.Step step, int finished, Map<String, String> facts) {
        List<Loop.Step> taken = new ArrayList<>(progress.steps());
        taken.set(taken.size() - 1, step);
        keep(progress.taking(taken, finished, facts), step.step() + " done");
    }

    private void keep(Progress now, String message) {
        progress = now;
        row =
                new LoopRow(
                        row.id(),
                        row.state(),
                        row.operation(),
                        row.request(),
                        Progress.write(now),
                        message,
                        row.report(),
                        row.by(),
                        row.created());
        store.replace(row);
    }

    private Walk walk(LoopRequest request, Work.Control control, int at, int of) {
        String step = progress.steps().isEmpty() ? "" : last().step();
        Facts facts =
                new Facts(
                        progress.facts(),
                        all ->
                                keep(
                                        progress.taking(progress.steps(), progress.finished(), all),
                                        row.message()));
        return new Walk(
                row.id(),
                request,
                new Plan(progress.mark(), request, Instant.ofEpochMilli(progress.begin())),
                facts,
                folder,
                row.by(),
                message -> control.progress((double) at / of, step + ": " + message),
                control::cancelled);
    }

    private Loop.Step last() {
        return progress.steps().get(progress.steps().size() - 1);
    }

    static LoopRow with(LoopRow row, Loop.State state, String message, String report) {
        return new LoopRow(
                row.id(),
                state.id(),
                row.operation(),
                row.request(),
                row.progress(),
                message,
                report,
                row.by(),
                row.created());
    }
}
