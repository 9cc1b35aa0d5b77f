package io.vedette.store.jpa.internal.labeling;

import io.vedette.service.problem.NotFoundException;
import io.vedette.service.store.labeling.DecisionRow;
import io.vedette.store.jpa.internal.db.Rows;
import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;

/** Adds, marks and finds decisions within a transaction. */
final class LabelDecisions {
    private final EntityManager em;

    LabelDecisions(EntityManager em) {
        this.em = em;
    }

    void add(DecisionRow decision) {
        em.persist(new LabelDecisionEntity(decision));
    }

    void delivered(String decisionId) {
        LabelDecisionEntity entity = em.find(LabelDecisionEntity.class, decisionId);
        if (entity == null) {
            throw new NotFoundException("there is no decision " + decisionId);
        }
        entity.deliver();
    }

    Optional<DecisionRow> decision(String batch, String item, int number) {
        return Optional.ofNullable(
                        em.find(LabelDecisionEntity.class, batch + "." + item + "." + number))
                .map(LabelDecisionEntity::row);
    }

    List<DecisionRow> ties(String batch) {
        return Rows.of(
                em.createQuery(
                                "SELECT d FROM LabelDecisionEntity d, LabelItemEntity i"
                                        + " WHERE i.id = d.itemKey AND i.decision = d.number AND"
                                        + " d.tie ="
                                        + " TRUE AND d.batch = :batch ORDER BY d.item",
                                LabelDecisionEntity.class)
                        .setParameter("batch", batch),
                LabelDecisionEntity::row);
    }

    List<DecisionRow> undelivered(int limit) {
        return Rows.of(
                em.createQuery(
                                "SELECT d FROM LabelDecisionEntity d WHERE d.delivered = FALSE"
                                        + " ORDER BY d.made, d.batch, d.item, d.number",
                                LabelDecisionEntity.class)
                        .setMaxResults(limit),
                LabelDecisionEntity::row);
    }
}
