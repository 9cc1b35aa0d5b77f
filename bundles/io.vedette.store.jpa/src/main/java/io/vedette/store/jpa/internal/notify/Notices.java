package io.vedette.store.jpa.internal.notify;

import io.vedette.service.store.notify.NoticeRow;
import java.util.List;
import javax.persistence.EntityManager;

/** Notices in the transaction of their alert. */
public final class Notices {

    private Notices() {}

    /** Adds those that are not there. */
    public static void addMissing(EntityManager em, List<NoticeRow> rows) {
        for (NoticeRow row : rows) {
            if (em.find(NoticeEntity.class, row.id()) == null) {
                em.persist(new NoticeEntity(row));
            }
        }
    }
}
