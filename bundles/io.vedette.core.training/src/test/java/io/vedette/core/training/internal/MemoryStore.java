package io.vedette.core.training.internal;

import io.vedette.service.http.Page;
import io.vedette.service.store.training.TrainingStore;
import io.vedette.service.training.Sweep;
import io.vedette.service.training.TrainingState;
import io.vedette.service.training.Trial;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A store that forgets, and outlives the service under test as a database would. */
final class MemoryStore implements TrainingStore {
    private record Lease(String worker, Instant until) {}

    private final Map<String, Sweep> sweeps = new TreeMap<>();
    private final Map<String, Trial> trials = new TreeMap<>();
    private final Map<String, Lease> leases = new TreeMap<>();
    private final Map<String, Boolean> stops = new TreeMap<>();

    @Override
    public synchronized void add(Sweep sweep, List<Trial> of) {
        sweeps.put(sweep.id(), sweep);
        of.forEach(trial -> trials.put(trial.id(), trial));
    }

    @Override
    public synchronized Optional<Sweep> sweep(String id) {
        return Optional.ofNullable(sweeps.get(id));
    }

    @Override
    public synchronized Page<Sweep> sweeps(Optional<String> cursor, int limit) {
        return new Page<>(List.copyOf(sweeps.values()), Optional.empty());
    }

    @Override
    public synchronized List<String> running() {
        return sweeps.values().stream()
                .filter(s -> s.state() == TrainingState.RUNNING)
                .map(Sweep::id)
                .toList();
    }

    @Override
    public synchronized Optional<Trial> trial(String id) {
        return Optional.ofNullable(trials.get(id));
    }

    @Override
    public synchronized List<Trial> trials(String sweep) {
        return trials.values().stream().filter(t -> t.sweep().equals(sweep)).toList();
    }

    @Override
    public synchronized Optional<Trial> claim(String worker, Instant now, Duration lease) {
        for (Trial trial : trials.values()) {
            Lease held = leases.get(trial.id());
            boolean lapsed =
                    trial.state() == TrainingState.RUNNING
                            && held != null
                            && held.until().isBefore(now);
            if (trial.state() == TrainingState.QUEUED || lapsed) {
                leases.put(trial.id(), new Lease(worker, now.plus(lease)));
                Trial claimed =
                        change(trial, TrainingState.RUNNING, trial.attempts() + 1, Map.of(), "");
                return Optional.of(claimed);
            }
        }
        return Optional.empty();
    }

    private Trial change(
            Trial t, TrainingState state, int attempts, Map<String, Double> scores, String why) {
        Trial changed =
                new Trial(
                        t.id(),
                        t.sweep(),
                        t.number(),
                        t.params(),
                        t.seed(),
                        state,
                        t.step(),
                        t.steps(),
                        t.values(),
                        scores,
                        attempts,
                        why,
                        t.started(),
                        t.finished());
        trials.put(t.id(), changed);
        return changed;
    }

    private boolean mine(String trial, String worker) {
        return leases.containsKey(trial)
                && leases.get(trial).worker().equals(worker)
                && trials.get(trial).state() == TrainingState.RUNNING;
    }

    @Override
    public synchronized Wanted beat(
            String trial,
            String worker,
            Instant until,
            int step,
            int steps,
            Map<String, Double> values) {
        if (!mine(trial, worker)) {
            return Wanted.LOST;
        }
        leases.put(trial, new Lease(worker, until));
        return stops.containsKey(trial) ? Wanted.STOP : Wanted.GO;
    }

    @Override
    public synchronized boolean finish(
            String trial,
            String worker,
            TrainingState state,
            Map<String, Double> scores,
            String why,
            Instant now) {
        if (!mine(trial, worker)) {
            return false;
        }
        Trial t = trials.get(trial);
        change(t, state, t.attempts(), scores, why);
        return true;
    }

    @Override
    public synchronized int release(String worker, boolean counts) {
        int released = 0;
        for (Trial t : List.copyOf(trials.values())) {
            if (mine(t.id(), worker)) {
                change(t, TrainingState.QUEUED, t.attempts() - (counts ? 0 : 1), Map.of(), "");
                released++;
            }
        }
        return released;
    }

    @Override
    public synchronized void stop(String sweep, String why, Instant now) {
        for (Trial t : trials(sweep)) {
            if (t.state() == TrainingState.QUEUED) {
                change(t, TrainingState.STOPPED, t.attempts(), Map.of(), why);
            } else if (t.state() == TrainingState.RUNNING) {
                stops.put(t.id(), true);
            }
        }
    }

    @Override
    public synchronized boolean end(
            String id,
            TrainingState state,
            Optional<String> best,
            Optional<String> model,
            String why,
            Instant now) {
        Sweep s = sweeps.get(id);
        if (s.state() != TrainingState.RUNNING) {
            return false;
        }
        sweeps.put(
                id,
                new Sweep(
                        id,
                        s.request(),
                        state,
                        s.ended(),
                        best,
                        model,
                        why,
                        s.by(),
                        s.created(),
                        Optional.of(now)));
        return true;
    }
}
