package io.vedette.store.jpa.internal.labeling;

import io.vedette.service.labeling.BatchState;
import io.vedette.service.store.labeling.BatchRow;
import io.vedette.store.jpa.internal.db.Newest;
import io.vedette.store.jpa.internal.db.Rows;
import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;

/** Finds batches within a transaction. */
final class LabelBatches {
    private static final List<String> LIVE =
            List.of(
                    BatchState.SUBMITTING.name(),
                    BatchState.OPEN.name(),
                    BatchState.DRAINING.name(),
                    BatchState.DECIDING.name());

    private final EntityManager em;

    LabelBatches(EntityManager em) {
        this.em = em;
    }

    Optional<BatchRow> batch(String id) {
        return Optional.ofNullable(em.find(LabelBatchEntity.class, id)).map(LabelBatchEntity::row);
    }

    List<BatchRow> live() {
        return Rows.of(
                em.createQuery(
                                "SELECT b FROM LabelBatchEntity b WHERE b.state IN :states"
                                        + " ORDER BY b.created, b.id",
                                LabelBatchEntity.class)
                        .setParameter("states", LIVE),
                LabelBatchEntity::row);
    }

    List<BatchRow> batches(Optional<String> before, int limit) {
        return Rows.of(
                em.createQuery(
                                "SELECT b FROM LabelBatchEntity b WHERE b.id < :before ORDER BY"
                                        + " b.id DESC",
                                LabelBatchEntity.class)
                        .setParameter("before", Newest.below(before))
                        .setMaxResults(limit),
                LabelBatchEntity::row);
    }
}
