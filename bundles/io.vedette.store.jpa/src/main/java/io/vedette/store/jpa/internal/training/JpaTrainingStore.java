package io.vedette.store.jpa.internal.training;

import io.vedette.service.http.Page;
import io.vedette.service.store.training.TrainingStore;
import io.vedette.service.training.Sweep;
import io.vedette.service.training.TrainingState;
import io.vedette.service.training.Trial;
import io.vedette.store.jpa.internal.db.Newest;
import io.vedette.store.jpa.internal.db.Rows;
import io.vedette.store.jpa.internal.db.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Sweeps and trials in SQL. Every change of a trial is one update whose condition names the state
 * and the worker it is changed from, so that two workers never both succeed.
 */
@Component
public final class JpaTrainingStore implements TrainingStore {
    private static final int LONGEST_WHY = 2000;
    private static final String MINE = " WHERE id = ? AND worker = ? AND status = 'running'";

    private final Tx tx;

    /**
     * @param tx the database
     */
    @Activate
    public JpaTrainingStore(@Reference Tx tx) {
        this.tx = tx;
    }

    @Override
    public void add(Sweep sweep, List<Trial> trials) {
        tx.run(
                em -> {
                    em.persist(new SweepEntity(sweep));
                    em.flush();
                    trials.forEach(trial -> em.persist(new TrialEntity(trial)));
                });
    }

    @Override
    public Optional<Sweep> sweep(String id) {
        return tx.call(
                em ->
                        Optional.ofNullable(em.find(SweepEntity.class, id))
                                .map(row -> row.sweep(ended(em, List.of(id)).getOrDefault(id, 0))));
    }

    private static Map<String, Integer> ended(EntityManager em, List<String> sweeps) {
        if (sweeps.isEmpty()) {
            return Map.of();
        }
        return em
                .createQuery(
                        "SELECT t.sweep, COUNT(t) FROM TrialEntity t WHERE t.sweep IN :sweeps AND"
                                + " t.state IN ('done', 'failed', 'stopped') GROUP BY t.sweep",
                        Object[].class)
                .setParameter("sweeps", sweeps)
                .getResultList()
                .stream()
                .collect(
                        Collectors.toMap(
                                row -> (String) row[0], row -> ((Number) row[1]).intValue()));
    }

    @Override
    public Page<Sweep> sweeps(Optional<String> cursor, int limit) {
        return tx.call(
                em -> {
                    List<SweepEntity> rows =
                            em.createQuery(
                                            "SELECT s FROM SweepEntity s WHERE s.id < :cursor ORDER"
                                                    + " BY s.id DESC",
                                            SweepEntity.class)
                                    .setParameter("cursor", Newest.below(cursor))
                                    .setMaxResults(limit + 1)
                                    .getResultList();
                    List<SweepEntity> page = rows.subList(0, Math.min(limit, rows.size()));
                    Map<String, Integer> ended =
                            ended(em, page.stream().map(SweepEntity::id).toList());
                    return new Page<>(
                            page.stream()
                                    .map(row -> row.sweep(ended.getOrDefault(row.id(), 0)))
                                    .toList(),
                            rows.size() > limit
                                    ? Optional.of(page.get(limit - 1).id())
                                    : Optional.empty());
                });
    }

    @Override
    public List<String> running() {
        return tx.call(
                em ->
                        em.createQuery(
                                        "SELECT s.id FROM SweepEntity s WHERE s.state = 'running'"
                                                + " ORDER BY s.id",
                                        String.class)
                                .getResultList());
    }

    @Override
    public Optional<Trial> trial(String id) {
        return tx.call(
                em -> Optional.ofNullable(em.find(TrialEntity.class, id)).map(TrialEntity::trial));
    }

    @Override
    public List<Trial> trials(String sweep) {
        return tx.call(
                em ->
                        Rows.of(
                                em.createQuery(
                                                "SELECT t FROM TrialEntity t WHERE t.sweep ="
                                                        + " :sweep ORDER"
                                                        + " BY t.number",
                                                TrialEntity.class)
                                        .setParameter("sweep", sweep),
                                TrialEntity::trial));
    }

    @Override
    public Optional<Trial> claim(String worker, Instant now, Duration lease) {
        while (true) {
            Optional<String> next = tx.call(em -> next(em, now));
            if (next.isEmpty()) {
                return Optional.empty();
            }
            int claimed =
                    tx.update(
                            "UPDATE trial SET status = 'running', worker = ?, lease_until = ?,"
                                    + " attempts = attempts + 1,"
                                    + " started_at = COALESCE(started_at, ?) WHERE id = ? AND"
                                    + " (status = 'queued' OR (status = 'running' AND"
                                    + " lease_until < ?))",
                            worker,
                            now.plus(lease).toEpochMilli(),
                            now.toEpochMilli(),
                            next.get(),
                            now.toEpochMilli());
            if (claimed == 1) {
                return trial(next.get());
            }
            // Another worker was faster: look for the next one.
        }
    }

    private static Optional<String> next(EntityManager em, Instant now) {
        return em
                .createQuery(
                        "SELECT t.id FROM TrialEntity t WHERE t.state = 'queued' OR (t.state ="
                                + " 'running' AND t.lease < :now) ORDER BY t.id",
                        String.class)
                .setParameter("now", now.toEpochMilli())
                .setMaxResults(1)
                .getResultList()
                .stream()
                .findFirst();
    }

    @Override
    public Wanted beat(
            String trial,
            String worker,
            Instant until,
            int step,
            int steps,
            Map<String, Double> values) {
        int mine =
                tx.update(
                        "UPDATE trial SET lease_until = ?, step = ?, steps = ?, told = ?" + MINE,
                        until.toEpochMilli(),
                        step,
                        steps,
                        TrainingDocuments.write(values),
                        trial,
                        worker);
        if (mine == 0) {
            return Wanted.LOST;
        }
        boolean stopping = tx.call(em -> em.find(TrialEntity.class, trial).stopping());
        return stopping ? Wanted.STOP : Wanted.GO;
    }

    @Override
    public boolean finish(
            String trial,
            String worker,
            TrainingState state,
            Map<String, Double> scores,
            String why,
            Instant now) {
        return tx.update(
                        "UPDATE trial SET status = ?, scores = ?, why = ?, ended_at = ?" + MINE,
                        state.id(),
                        TrainingDocuments.write(scores),
                        shortened(why),
                        now.toEpochMilli(),
                        trial,
                        worker)
                == 1;
    }

    private static String shortened(String why) {
        return why.length() > LONGEST_WHY ? why.substring(0, LONGEST_WHY) : why;
    }

    @Override
    public int release(String worker, boolean counts) {
        return tx.update(
                "UPDATE trial SET status = 'queued', worker = NULL, lease_until = NULL,"
                        + " attempts = attempts - ? WHERE worker = ? AND status = 'running'",
                counts ? 0 : 1,
                worker);
    }

    @Override
    public void stop(String sweep, String why, Instant now) {
        tx.update(
                "UPDATE trial SET status = 'stopped', why = ?, ended_at = ? WHERE sweep = ? AND"
                        + " status = 'queued'",
                shortened(why),
                now.toEpochMilli(),
                sweep);
        tx.update("UPDATE trial SET stopping = 1 WHERE sweep = ? AND status = 'running'", sweep);
    }

    @Override
    public boolean end(
            String sweep,
            TrainingState state,
            Optional<String> best,
            Optional<String> model,
            String why,
            Instant now) {
        return tx.update(
                        "UPDATE sweep SET status = ?, best = ?, model_version = ?, why = ?,"
                                + " ended_at = ? WHERE id = ? AND status = 'running'",
                        state.id(),
                        best.orElse(null),
                        model.orElse(null),
                        shortened(why),
                        now.toEpochMilli(),
                        sweep)
                == 1;
    }
}
