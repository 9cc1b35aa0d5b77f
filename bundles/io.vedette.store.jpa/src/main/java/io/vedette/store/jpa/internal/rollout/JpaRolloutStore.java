package io.vedette.store.jpa.internal.rollout;

import io.vedette.service.http.Page;
import io.vedette.service.problem.ConflictException;
import io.vedette.service.rollout.Rollouts.Assignment;
import io.vedette.service.store.rollout.RolloutStore;
import io.vedette.store.jpa.internal.db.AtRevision;
import io.vedette.store.jpa.internal.db.Newest;
import io.vedette.store.jpa.internal.db.Rows;
import io.vedette.store.jpa.internal.db.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Roll-outs, their steps, champions and observed time in SQL. */
@Component
public final class JpaRolloutStore implements RolloutStore {
    private final Tx tx;

    /**
     * @param tx the database
     */
    @Activate
    public JpaRolloutStore(@Reference Tx tx) {
        this.tx = tx;
    }

    @Override
    public void add(RolloutRow row, StepRow step) {
        tx.run(
                em -> {
                    boolean underWay =
                            !em.createQuery(
                                            "SELECT r.id FROM RolloutEntity r WHERE r.active ="
                                                    + " :active",
                                            String.class)
                                    .setParameter("active", row.active())
                                    .getResultList()
                                    .isEmpty();
                    if (underWay) {
                        throw new ConflictException(
                                "slot "
                                        + row.active()
                                        + " has a roll-out under way; end it or roll it back");
                    }
                    em.persist(new RolloutEntity(row));
                    em.flush();
                    em.persist(new RolloutStepEntity(step));
                });
    }

    @Override
    public void change(RolloutRow row, Optional<StepRow> step, Optional<Assignment> champion) {
        tx.run(
                em -> {
                    RolloutEntity entity =
                            AtRevision.find(
                                    em,
                                    RolloutEntity.class,
                                    "roll-out",
                                    row.id(),
                                    RolloutEntity::revision,
                                    row.revision() - 1);
                    entity.change(row);
                    step.ifPresent(s -> em.persist(new RolloutStepEntity(s)));
                    champion.ifPresent(c -> em.persist(new AssignmentEntity(c)));
                });
    }

    @Override
    public Optional<RolloutRow> row(String id) {
        return tx.call(
                em ->
                        Optional.ofNullable(em.find(RolloutEntity.class, id))
                                .map(RolloutEntity::row));
    }

    @Override
    public Page<RolloutRow> list(Optional<String> group, Optional<String> cursor, int limit) {
        List<RolloutRow> rows =
                tx.call(
                        em -> {
                            TypedQuery<RolloutEntity> query =
                                    em.createQuery(
                                            "SELECT r FROM RolloutEntity r WHERE r.id < :cursor"
                                                    + (group.isPresent()
                                                            ? " AND r.group = :group"
                                                            : "")
                                                    + " ORDER BY r.id DESC",
                                            RolloutEntity.class);
                            group.ifPresent(name -> query.setParameter("group", name));
                            query.setParameter("cursor", Newest.below(cursor));
                            return Rows.of(query.setMaxResults(limit + 1), RolloutEntity::row);
                        });
        return Newest.page(rows, limit, RolloutRow::id);
    }

    @Override
    public List<RolloutRow> underWay() {
        return tx.call(
                em ->
                        Rows.of(
                                em.createQuery(
                                        "SELECT r FROM RolloutEntity r WHERE r.active <> r.id ORDER"
                                                + " BY r.id",
                                        RolloutEntity.class),
                                RolloutEntity::row));
    }

    @Override
    public List<StepRow> steps(String rollout) {
        return tx.call(
                em ->
                        Rows.of(
                                em.createQuery(
                                                "SELECT s FROM RolloutStepEntity s WHERE s.rollout"
                                                        + " ="
                                                        + " :rollout ORDER BY s.number",
                                                RolloutStepEntity.class)
                                        .setParameter("rollout", rollout),
                                RolloutStepEntity::row));
    }

    @Override
    public List<Assignment> assignments(Optional<String> group) {
        return tx.call(
                em -> {
                    TypedQuery<AssignmentEntity> query =
                            em.createQuery(
                                    "SELECT a FROM AssignmentEntity a"
                                            + (group.isPresent() ? " WHERE a.group = :group" : "")
                                            + " ORDER BY a.id DESC",
                                    AssignmentEntity.class);
                    group.ifPresent(name -> query.setParameter("group", name));
                    return Rows.of(query, AssignmentEntity::row);
                });
    }

    @Override
    public void observed(String group, String camera, Instant from, double seconds) {
        tx.run(
                em -> {
                    em.createQuery(
                                    "DELETE FROM ObservedEntity o WHERE o.camera = :camera AND"
                                            + " o.begins = :begins")
                            .setParameter("camera", camera)
                            .setParameter("begins", from.toEpochMilli())
                            .executeUpdate();
                    em.persist(new ObservedEntity(group, camera, from, seconds));
                });
    }

    @Override
    public List<Observed> observations(String group, Instant from) {
        return tx.call(em -> all(em, group, from));
    }

    private static List<Observed> all(EntityManager em, String group, Instant from) {
        return Rows.of(
                em.createQuery(
                                "SELECT o FROM ObservedEntity o WHERE o.group = :group AND"
                                        + " o.begins >="
                                        + " :begins ORDER BY o.begins, o.camera",
                                ObservedEntity.class)
                        .setParameter("group", group)
                        .setParameter("begins", from.toEpochMilli()),
                ObservedEntity::row);
    }

    @Override
    public Optional<Instant> horizon(String group) {
        return tx.call(
                em ->
                        em
                                .createQuery(
                                        "SELECT o FROM ObservedEntity o WHERE o.group = :group"
                                                + " ORDER BY o.begins DESC",
                                        ObservedEntity.class)
                                .setParameter("group", group)
                                .setMaxResults(100)
                                .getResultList()
                                .stream()
                                .map(ObservedEntity::end)
                                .max(Instant::compareTo));
    }
}
