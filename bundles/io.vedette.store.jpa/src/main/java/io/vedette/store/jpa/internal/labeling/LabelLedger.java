package io.vedette.store.jpa.internal.labeling;

import io.vedette.service.labeling.LedgerEntry;
import io.vedette.store.jpa.internal.db.Rows;
import java.util.List;
import javax.persistence.EntityManager;

/** Books and sums money within a transaction. */
final class LabelLedger {
    private final EntityManager em;

    LabelLedger(EntityManager em) {
        this.em = em;
    }

    void add(LedgerEntry entry) {
        em.persist(new LabelLedgerEntity(entry));
    }

    List<LedgerEntry> entries(String batch) {
        return Rows.of(
                em.createQuery(
                                "SELECT l FROM LabelLedgerEntity l WHERE l.batch = :batch"
                                        + " ORDER BY l.made, l.entry",
                                LabelLedgerEntity.class)
                        .setParameter("batch", batch),
                LabelLedgerEntity::row);
    }

    long sum(String batch, LedgerEntry.Kind kind) {
        Number sum =
                em.createQuery(
                                "SELECT SUM(l.micros) FROM LabelLedgerEntity l WHERE l.batch ="
                                        + " :batch AND l.kind = :kind",
                                Number.class)
                        .setParameter("batch", batch)
                        .setParameter("kind", kind.name())
                        .getSingleResult();
        return sum == null ? 0 : sum.longValue();
    }
}
