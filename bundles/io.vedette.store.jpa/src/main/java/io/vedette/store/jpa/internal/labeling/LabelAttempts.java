package io.vedette.store.jpa.internal.labeling;

import io.vedette.service.labeling.AttemptState;
import io.vedette.service.store.labeling.AttemptRow;
import io.vedette.store.jpa.internal.db.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;

/** Finds attempts within a transaction. */
final class LabelAttempts {
    private final EntityManager em;

    LabelAttempts(EntityManager em) {
        this.em = em;
    }

    Optional<AttemptRow> attempt(String id) {
        return Optional.ofNullable(em.find(LabelAttemptEntity.class, id))
                .map(LabelAttemptEntity::row);
    }

    List<AttemptRow> attemptsOf(String batch, String item) {
        return Rows.of(
                em.createQuery(
                                "SELECT a FROM LabelAttemptEntity a WHERE a.itemKey = :item"
                                        + " ORDER BY a.number",
                                LabelAttemptEntity.class)
                        .setParameter("item", batch + "." + item),
                LabelAttemptEntity::row);
    }

    List<AttemptRow> attempts(String batch, AttemptState state, int limit) {
        return Rows.of(
                em.createQuery(
                                "SELECT a FROM LabelAttemptEntity a WHERE a.batch = :batch"
                                        + " AND a.state = :state ORDER BY a.id",
                                LabelAttemptEntity.class)
                        .setParameter("batch", batch)
                        .setParameter("state", state.name())
                        .setMaxResults(limit),
                LabelAttemptEntity::row);
    }

    List<AttemptRow> due(String batch, Instant now, int limit) {
        return Rows.of(
                em.createQuery(
                                "SELECT a FROM LabelAttemptEntity a WHERE a.batch = :batch"
                                        + " AND a.state = 'NEW' AND a.notBefore <= :now"
                                        + " ORDER BY a.id",
                                LabelAttemptEntity.class)
                        .setParameter("batch", batch)
                        .setParameter("now", now.toEpochMilli())
                        .setMaxResults(limit),
                LabelAttemptEntity::row);
    }

    List<AttemptRow> unanswered(String batch, Instant before, int limit) {
        return Rows.of(
                em.createQuery(
                                "SELECT a FROM LabelAttemptEntity a WHERE a.batch = :batch"
                                        + " AND a.state = 'SENT' AND a.notBefore < :before"
                                        + " ORDER BY a.id",
                                LabelAttemptEntity.class)
                        .setParameter("batch", batch)
                        .setParameter("before", before.toEpochMilli())
                        .setMaxResults(limit),
                LabelAttemptEntity::row);
    }

    List<AttemptRow> overdue(Instant now, int limit) {
        return Rows.of(
                em.createQuery(
                                "SELECT a FROM LabelAttemptEntity a WHERE a.state = 'RESERVED'"
                                        + " AND a.until < :now ORDER BY a.id",
                                LabelAttemptEntity.class)
                        .setParameter("now", now.toEpochMilli())
                        .setMaxResults(limit),
                LabelAttemptEntity::row);
    }

    List<AttemptRow> lentTo(String worker) {
        return Rows.of(
                em.createQuery(
                                "SELECT a FROM LabelAttemptEntity a WHERE a.worker = :worker"
                                        + " AND a.state = 'RESERVED' ORDER BY a.id",
                                LabelAttemptEntity.class)
                        .setParameter("worker", worker),
                LabelAttemptEntity::row);
    }

    List<AttemptRow> waitingFor(String batch, String worker, int limit) {
        return Rows.of(
                em.createQuery(
                                "SELECT a FROM LabelAttemptEntity a WHERE a.batch = :batch"
                                        + " AND a.state = 'SENT' AND NOT EXISTS (SELECT n.id FROM"
                                        + " LabelAnswerEntity n WHERE n.itemKey = a.itemKey AND"
                                        + " n.worker = :worker) ORDER BY a.id",
                                LabelAttemptEntity.class)
                        .setParameter("batch", batch)
                        .setParameter("worker", worker)
                        .setMaxResults(limit),
                LabelAttemptEntity::row);
    }
}
