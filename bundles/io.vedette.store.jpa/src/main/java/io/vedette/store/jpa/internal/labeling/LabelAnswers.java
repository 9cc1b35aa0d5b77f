package io.vedette.store.jpa.internal.labeling;

import io.vedette.service.labeling.AnswerState;
import io.vedette.service.store.labeling.AnswerRow;
import io.vedette.service.store.labeling.GoldCount;
import io.vedette.store.jpa.internal.db.Rows;
import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;

/** Finds and sums answers within a transaction. */
final class LabelAnswers {
    private final EntityManager em;

    LabelAnswers(EntityManager em) {
        this.em = em;
    }

    Optional<AnswerRow> answer(String dispatcher, String answer) {
        return Optional.ofNullable(em.find(LabelAnswerEntity.class, dispatcher + "|" + answer))
                .map(LabelAnswerEntity::row);
    }

    List<AnswerRow> answersOf(String batch, String item) {
        return Rows.of(
                em.createQuery(
                                "SELECT a FROM LabelAnswerEntity a WHERE a.itemKey = :item"
                                        + " ORDER BY a.taken, a.entry",
                                LabelAnswerEntity.class)
                        .setParameter("item", batch + "." + item),
                LabelAnswerEntity::row);
    }

    List<AnswerRow> answers(String batch, AnswerState state, int limit) {
        return Rows.of(
                em.createQuery(
                                "SELECT a FROM LabelAnswerEntity a WHERE a.batch = :batch"
                                        + " AND a.state = :state ORDER BY a.taken, a.entry",
                                LabelAnswerEntity.class)
                        .setParameter("batch", batch)
                        .setParameter("state", state.name())
                        .setMaxResults(limit),
                LabelAnswerEntity::row);
    }

    List<AnswerRow> answersAfter(String batch, String after, int limit) {
        return Rows.of(
                em.createQuery(
                                "SELECT a FROM LabelAnswerEntity a WHERE a.batch = :batch"
                                        + " AND a.id > :after ORDER BY a.id",
                                LabelAnswerEntity.class)
                        .setParameter("batch", batch)
                        .setParameter("after", after)
                        .setMaxResults(limit),
                LabelAnswerEntity::row);
    }

    List<AnswerRow> untold(String dispatcher, int limit) {
        return Rows.of(
                em.createQuery(
                                "SELECT a FROM LabelAnswerEntity a WHERE a.dispatcher = :dispatcher"
                                        + " AND a.told = FALSE AND a.state IN ('ACCEPTED',"
                                        + " 'REJECTED') ORDER BY a.taken, a.entry",
                                LabelAnswerEntity.class)
                        .setParameter("dispatcher", dispatcher)
                        .setMaxResults(limit),
                LabelAnswerEntity::row);
    }

    long untoldOf(String batch) {
        return em.createQuery(
                        "SELECT COUNT(a) FROM LabelAnswerEntity a WHERE a.batch = :batch AND"
                                + " a.told = FALSE AND a.state IN ('ACCEPTED', 'REJECTED')",
                        Long.class)
                .setParameter("batch", batch)
                .getSingleResult();
    }

    long paid(String batch) {
        Number sum =
                em.createQuery(
                                "SELECT SUM(a.paidMicros) FROM LabelAnswerEntity a"
                                        + " WHERE a.batch = :batch",
                                Number.class)
                        .setParameter("batch", batch)
                        .getSingleResult();
        return sum == null ? 0 : sum.longValue();
    }

    List<GoldCount> goldCounts(String dispatcher) {
        return Rows.of(
                em.createQuery(
                                "SELECT a.worker, i.gold, a.label, COUNT(a.id) FROM"
                                        + " LabelAnswerEntity a,"
                                        + " LabelItemEntity i WHERE i.id = a.itemKey AND i.gold IS"
                                        + " NOT NULL"
                                        + " AND i.gold <> '' AND a.dispatcher = :dispatcher AND"
                                        + " a.unsure ="
                                        + " FALSE AND a.label <> '' AND a.state IN ('RECEIVED',"
                                        + " 'ACCEPTED',"
                                        + " 'REJECTED') GROUP BY a.worker, i.gold, a.label"
                                        + " ORDER BY a.worker, i.gold, a.label",
                                Object[].class)
                        .setParameter("dispatcher", dispatcher),
                r ->
                        new GoldCount(
                                (String) r[0],
                                (String) r[1],
                                (String) r[2],
                                ((Number) r[3]).longValue()));
    }
}
