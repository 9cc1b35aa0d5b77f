package io.vedette.store.jpa.internal.labeling;

import io.vedette.service.problem.StaleRevisionException;
import io.vedette.service.store.labeling.AnswerRow;
import io.vedette.service.store.labeling.AttemptRow;
import io.vedette.service.store.labeling.BatchRow;
import io.vedette.service.store.labeling.ItemRow;
import java.util.HashMap;
import java.util.Map;
import javax.persistence.EntityManager;

/** Adds and changes rows within a transaction, each at the revision at which it was read. */
final class RevisedRows {
    private final EntityManager em;

    /**
     * Revisions at which rows were first put here: a flush in between must not look like others.
     */
    private final Map<String, Long> put = new HashMap<>();

    RevisedRows(EntityManager em) {
        this.em = em;
    }

    void put(BatchRow row) {
        LabelBatchEntity entity = em.find(LabelBatchEntity.class, row.id());
        if (fresh("batch/" + row.id(), row.revision(), entity == null ? -1 : entity.revision())) {
            em.persist(new LabelBatchEntity(row));
        } else {
            entity.change(row);
        }
    }

    void put(ItemRow row) {
        LabelItemEntity entity =
                row.revision() == 0 && !put.containsKey("item/" + row.key())
                        ? null
                        : em.find(LabelItemEntity.class, row.key());
        if (fresh("item/" + row.key(), row.revision(), entity == null ? -1 : entity.revision())) {
            em.persist(new LabelItemEntity(row));
        } else {
            entity.change(row);
        }
    }

    void put(AttemptRow row) {
        LabelAttemptEntity entity =
                row.revision() == 0 && !put.containsKey("attempt/" + row.id())
                        ? null
                        : em.find(LabelAttemptEntity.class, row.id());
        if (fresh("attempt/" + row.id(), row.revision(), entity == null ? -1 : entity.revision())) {
            em.persist(new LabelAttemptEntity(row));
        } else {
            entity.change(row);
        }
    }

    void put(AnswerRow row) {
        LabelAnswerEntity entity = em.find(LabelAnswerEntity.class, row.id());
        if (fresh("answer/" + row.id(), row.revision(), entity == null ? -1 : entity.revision())) {
            em.persist(new LabelAnswerEntity(row));
        } else {
            entity.change(row);
        }
    }

    /** Whether the row is to be added; refuses one that somebody else has changed. */
    private boolean fresh(String key, long wanted, long stored) {
        Long first = put.putIfAbsent(key, wanted);
        if (first != null) {
            return false;
        }
        if (wanted == 0 && stored < 0) {
            return true;
        }
        if (wanted != stored) {
            throw new StaleRevisionException(
                    key + " is at revision " + stored + ", not " + wanted + ": read it again");
        }
        return false;
    }
}
