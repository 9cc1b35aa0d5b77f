package io.vedette.store.jpa.internal.labeling;

import io.vedette.service.labeling.ItemState;
import io.vedette.service.store.labeling.ItemRow;
import io.vedette.store.jpa.internal.db.Rows;
import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;

/** Finds items, and the pictures they show, within a transaction. */
final class LabelItems {
    private final EntityManager em;

    LabelItems(EntityManager em) {
        this.em = em;
    }

    Optional<ItemRow> item(String batch, String item) {
        return Optional.ofNullable(em.find(LabelItemEntity.class, batch + "." + item))
                .map(LabelItemEntity::row);
    }

    List<ItemRow> items(String batch, String after, int limit) {
        return Rows.of(
                em.createQuery(
                                "SELECT i FROM LabelItemEntity i WHERE i.batch = :batch"
                                        + " AND i.item > :after ORDER BY i.item",
                                LabelItemEntity.class)
                        .setParameter("batch", batch)
                        .setParameter("after", after)
                        .setMaxResults(limit),
                LabelItemEntity::row);
    }

    List<ItemRow> items(String batch, ItemState state, int limit) {
        return Rows.of(
                em.createQuery(
                                "SELECT i FROM LabelItemEntity i WHERE i.batch = :batch"
                                        + " AND i.state = :state ORDER BY i.item",
                                LabelItemEntity.class)
                        .setParameter("batch", batch)
                        .setParameter("state", state.name())
                        .setMaxResults(limit),
                LabelItemEntity::row);
    }

    List<String> blobs(String after, int limit) {
        return em.createQuery(
                        "SELECT DISTINCT i.blob FROM LabelItemEntity i WHERE i.blob > :after"
                                + " ORDER BY i.blob",
                        String.class)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }
}
