package io.vedette.core.model.internal.rollout;

import io.vedette.service.http.Page;
import io.vedette.service.problem.ConflictException;
import io.vedette.service.problem.StaleRevisionException;
import io.vedette.service.rollout.Rollouts.Assignment;
import io.vedette.service.store.rollout.RolloutStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Roll-outs in memory, by the same rules as in SQL. */
final class MemoryRolloutStore implements RolloutStore {
    private record InGroup(String group, Observed observed) {}

    private final Map<String, RolloutRow> rows = new TreeMap<>();
    private final List<StepRow> steps = new ArrayList<>();
    private final List<Assignment> assignments = new ArrayList<>();
    private final List<InGroup> observed = new ArrayList<>();

    @Override
    public void add(RolloutRow row, StepRow step) {
        if (rows.values().stream().anyMatch(r -> r.active().equals(row.active()))) {
            throw new ConflictException("under way: " + row.active());
        }
        rows.put(row.id(), row);
        steps.add(step);
    }

    @Override
    public void change(RolloutRow row, Optional<StepRow> step, Optional<Assignment> champion) {
        if (rows.get(row.id()).revision() != row.revision() - 1) {
            throw new StaleRevisionException("stale");
        }
        rows.put(row.id(), row);
        step.ifPresent(steps::add);
        champion.ifPresent(c -> assignments.add(0, c));
    }

    @Override
    public Optional<RolloutRow> row(String id) {
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public Page<RolloutRow> list(Optional<String> group, Optional<String> cursor, int limit) {
        return new Page<>(List.copyOf(rows.values()), Optional.empty());
    }

    @Override
    public List<RolloutRow> underWay() {
        return rows.values().stream().filter(r -> !r.active().equals(r.id())).toList();
    }

    @Override
    public List<StepRow> steps(String rollout) {
        return steps.stream().filter(s -> s.rollout().equals(rollout)).toList();
    }

    @Override
    public List<Assignment> assignments(Optional<String> group) {
        return List.copyOf(assignments);
    }

    @Override
    public void observed(String group, String camera, Instant from, double seconds) {
        observed.add(new InGroup(group, new Observed(camera, from, seconds)));
    }

    @Override
    public List<Observed> observations(String group, Instant from) {
        return observed.stream()
                .filter(o -> o.group().equals(group) && !o.observed().from().isBefore(from))
                .map(InGroup::observed)
                .toList();
    }

    @Override
    public Optional<Instant> horizon(String group) {
        return observed.stream()
                .filter(o -> o.group().equals(group))
                .map(
                        o ->
                                o.observed()
                                        .from()
                                        .plus(
                                                Duration.ofMillis(
                                                        (long) (o.observed().seconds() * 1000))))
                .max(Comparator.naturalOrder());
    }
}
