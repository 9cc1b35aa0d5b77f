package io.vedette.store.jpa.internal.alert;

import io.vedette.service.alert.Alert;
import io.vedette.service.alert.AlertCounts;
import io.vedette.service.alert.AlertFilter;
import io.vedette.service.alert.Verdict;
import io.vedette.service.blob.BlobId;
import io.vedette.service.http.Page;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.store.alert.AlertChange;
import io.vedette.service.store.alert.AlertStore;
import io.vedette.store.jpa.internal.db.Newest;
import io.vedette.store.jpa.internal.db.Rows;
import io.vedette.store.jpa.internal.db.Tx;
import io.vedette.store.jpa.internal.notify.Notices;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.persistence.EntityManager;
import javax.persistence.LockModeType;
import javax.persistence.TypedQuery;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Alerts and verdicts in SQL. */
@Component
public final class JpaAlertStore implements AlertStore {

    private static final int PAGE_OF_BLOBS = 2000;
    private static final int MOST_CLOSED = 10_000;

    private final Tx tx;

    /**
     * @param tx the database
     */
    @Activate
    public JpaAlertStore(@Reference Tx tx) {
        this.tx = tx;
    }

    @Override
    public void apply(List<AlertChange> changes) {
        tx.run(em -> changes.forEach(change -> apply(em, change)));
    }

    private static void apply(EntityManager em, AlertChange change) {
        AlertEntity alert = em.find(AlertEntity.class, change.id());
        if (change instanceof AlertChange.Added added) {
            if (alert == null) {
                em.persist(new AlertEntity(added.alert()));
                Notices.addMissing(em, added.notices());
            }
        } else if (alert == null) {
            // Retention has removed it meanwhile: there is nothing to change.
            return;
        } else if (change instanceof AlertChange.Grew grew) {
            alert.grow(grew);
        } else if (change instanceof AlertChange.Ended ended) {
            alert.end(ended);
        } else if (change instanceof AlertChange.Reviewed) {
            alert.review();
        } else if (change instanceof AlertChange.Pictured pictured) {
            alert.picture(pictured);
        }
    }

    @Override
    public Page<Alert> list(AlertFilter filter, Optional<String> cursor, int limit) {
        AlertQuery query = new AlertQuery(filter);
        cursor.ifPresent(before -> query.and("a.id < :before", "before", before));
        List<Alert> found =
                tx.call(
                        em ->
                                query
                                        .bind(
                                                select(
                                                        em,
                                                        "SELECT a FROM AlertEntity a"
                                                                + query.where()
                                                                + " ORDER BY a.id DESC"))
                                        .setMaxResults(limit + 1)
                                        .getResultList()
                                        .stream()
                                        .map(AlertEntity::row)
                                        .toList());
        return Newest.page(found, limit, Alert::id);
    }

    private static TypedQuery<AlertEntity> select(EntityManager em, String text) {
        return em.createQuery(text, AlertEntity.class);
    }

    @Override
    public AlertCounts counts(AlertFilter filter) {
        AlertQuery query = new AlertQuery(filter);
        List<Object[]> rows =
                tx.call(
                        em ->
                                query.bind(
                                                em.createQuery(
                                                        "SELECT a.state, a.answer, COUNT(a) FROM"
                                                                + " AlertEntity a"
                                                                + query.where()
                                                                + " GROUP BY a.state, a.answer",
                                                        Object[].class))
                                        .getResultList());
        return Counting.of(rows);
    }

    @Override
    public Optional<Alert> alert(String id) {
        return tx.call(
                em -> Optional.ofNullable(em.find(AlertEntity.class, id)).map(AlertEntity::row));
    }

    @Override
    public List<Verdict> verdicts(String alert) {
        return tx.call(
                em ->
                        Rows.of(
                                em.createQuery(
                                                "SELECT v FROM VerdictEntity v WHERE v.alert ="
                                                        + " :alert"
                                                        + " ORDER BY v.revision",
                                                VerdictEntity.class)
                                        .setParameter("alert", alert),
                                VerdictEntity::row));
    }

    @Override
    public Alert addVerdict(String alert, Verdict verdict) {
        return tx.call(
                em -> {
                    AlertEntity entity =
                            em.find(AlertEntity.class, alert, LockModeType.PESSIMISTIC_WRITE);
                    if (entity == null) {
                        throw new NotFoundException("there is no alert '" + alert + "'");
                    }
                    em.persist(new VerdictEntity(alert, entity.answer(verdict)));
                    em.flush();
                    return entity.row();
                });
    }

    @Override
    public int closeOpen(Set<String> running) {
        return tx.call(
                em -> {
                    TypedQuery<AlertEntity> open =
                            select(
                                    em,
                                    "SELECT a FROM AlertEntity a WHERE a.ended IS NULL"
                                            + (running.isEmpty()
                                                    ? ""
                                                    : " AND a.run NOT IN (:running)"));
                    if (!running.isEmpty()) {
                        open.setParameter("running", running);
                    }
                    List<AlertEntity> left = open.setMaxResults(MOST_CLOSED).getResultList();
                    left.forEach(alert -> alert.end(alert.fired()));
                    return left.size();
                });
    }

    @Override
    public int removeOlder(Instant before, boolean answeredToo, int limit) {
        return tx.call(
                em -> {
                    List<String> ids =
                            em.createQuery(
                                            "SELECT a.id FROM AlertEntity a WHERE a.firedAt <"
                                                    + " :before"
                                                    + (answeredToo ? "" : " AND a.answer IS NULL")
                                                    + " ORDER BY a.id",
                                            String.class)
                                    .setParameter("before", before.toEpochMilli())
                                    .setMaxResults(limit)
                                    .getResultList();
                    for (String id : List.copyOf(ids)) {
                        em.createQuery("DELETE FROM VerdictEntity v WHERE v.alert = :id")
                                .setParameter("id", id)
                                .executeUpdate();
                        em.createQuery("DELETE FROM AlertEntity a WHERE a.id = :id")
                                .setParameter("id", id)
                                .executeUpdate();
                    }
                    return ids.size();
                });
    }

    @Override
    public int forgetClips(Instant before, int limit) {
        return forget(
                        "SELECT a FROM AlertEntity a WHERE a.clip IS NOT NULL AND a.firedAt < "
                                + before.toEpochMilli()
                                + " ORDER BY a.id",
                        limit)
                .size();
    }

    @Override
    public List<BlobId> forgetOldestClips(int limit) {
        return forget("SELECT a FROM AlertEntity a WHERE a.clip IS NOT NULL ORDER BY a.id", limit);
    }

    private List<BlobId> forget(String text, int limit) {
        return tx.call(
                em ->
                        select(em, text).setMaxResults(limit).getResultList().stream()
                                .flatMap(a -> a.forgetClip().stream())
                                .toList());
    }

    @Override
    public void blobs(Consumer<BlobId> keep) {
        String after = "";
        while (after != null) {
            after = blobs(after, keep);
        }
    }

    /** Names the blobs of a page of alerts and returns where the next begins, null at the end. */
    private String blobs(String after, Consumer<BlobId> keep) {
        List<Object[]> rows =
                tx.call(
                        em ->
                                em.createQuery(
                                                "SELECT a.id, a.snapshot, a.clip FROM AlertEntity a"
                                                        + " WHERE a.id > :after ORDER BY a.id",
                                                Object[].class)
                                        .setParameter("after", after)
                                        .setMaxResults(PAGE_OF_BLOBS)
                                        .getResultList());
        List<String> names = new ArrayList<>();
        for (Object[] row : rows) {
            for (int i = 1; i <= 2; i++) {
                if (row[i] != null) {
                    names.add((String) row[i]);
                }
            }
        }
        names.forEach(name -> keep.accept(new BlobId(name)));
        return rows.size() < PAGE_OF_BLOBS ? null : (String) rows.get(rows.size() - 1)[0];
    }
}
