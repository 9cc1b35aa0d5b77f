package io.vedette.store.jpa.internal.collect;

import io.vedette.service.collect.Sample;
import io.vedette.service.collect.SampleFilter;
import io.vedette.service.http.Page;
import io.vedette.service.problem.ConflictException;
import io.vedette.service.store.collect.SampleStore;
import io.vedette.store.jpa.internal.db.Rows;
import io.vedette.store.jpa.internal.db.Tx;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Samples in SQL. */
@Component
public final class JpaSampleStore implements SampleStore {
    private static final String BY_ID = "SELECT s FROM SampleEntity s WHERE s.id IN :ids";
    private final Tx tx;

    /**
     * @param tx the database
     */
    @Activate
    public JpaSampleStore(@Reference Tx tx) {
        this.tx = tx;
    }

    @Override
    public boolean add(Sample sample, long bytes) {
        try {
            return tx.call(
                    em -> {
                        if (em.find(SampleEntity.class, sample.id()) != null) {
                            return false;
                        }
                        em.persist(new SampleEntity(sample, bytes));
                        return true;
                    });
        } catch (ConflictException e) {
            if (sample(sample.id()).isPresent()) {
                // Two offered the same at once: the other one won.
                return false;
            }
            throw e;
        }
    }

    @Override
    public Optional<Sample> sample(String id) {
        return tx.call(
                em -> Optional.ofNullable(em.find(SampleEntity.class, id)).map(SampleEntity::row));
    }

    @Override
    public List<Sample> samples(Collection<String> ids) {
        return tx.call(
                em -> {
                    List<Sample> found = new ArrayList<>();
                    for (List<String> chunk : Rows.chunks(ids)) {
                        em.createQuery(BY_ID, SampleEntity.class)
                                .setParameter("ids", chunk)
                                .getResultList()
                                .forEach(s -> found.add(s.row()));
                        em.clear();
                    }
                    return found;
                });
    }

    @Override
    public Page<Sample> list(SampleFilter filter, Optional<String> cursor, int limit) {
        SampleQuery query = new SampleQuery(filter);
        cursor.map(Cursors::parse)
                .ifPresent(
                        c ->
                                query.and(
                                                "s.takenAt < :cursorTime OR (s.takenAt ="
                                                        + " :cursorTime AND s.id > :cursorId)",
                                                "cursorTime",
                                                c.time())
                                        .with("cursorId", c.id()));
        return tx.call(
                em -> {
                    List<SampleEntity> rows =
                            query.on(em, "s", " ORDER BY s.takenAt DESC, s.id", SampleEntity.class)
                                    .setMaxResults(limit + 1)
                                    .getResultList();
                    List<SampleEntity> page = rows.subList(0, Math.min(limit, rows.size()));
                    return new Page<>(
                            page.stream().map(SampleEntity::row).toList(),
                            rows.size() <= limit
                                    ? Optional.empty()
                                    : Optional.of(
                                            new Cursors(
                                                            page.get(limit - 1).takenAt(),
                                                            page.get(limit - 1).id())
                                                    .text()));
                });
    }

    @Override
    public List<Sample> byId(SampleFilter filter, String after, int limit) {
        return tx.call(
                em ->
                        new SampleQuery(filter)
                                        .and("s.id > :after", "after", after)
                                        .on(em, "s", " ORDER BY s.id", SampleEntity.class)
                                        .setMaxResults(limit)
                                        .getResultList()
                                        .stream()
                                        .map(SampleEntity::row)
                                        .toList());
    }

    @Override
    public long count(SampleFilter filter) {
        return tx.call(
                em -> new SampleQuery(filter).on(em, "COUNT(s)", "", Long.class).getSingleResult());
    }

    @Override
    public int answered(String alert, String verdict, String reason) {
        return tx.update(
                "UPDATE sample SET verdict = ?, verdict_reason = ? WHERE alert = ?",
                verdict.isEmpty() ? null : verdict,
                reason,
                alert);
    }

    @Override
    public void labeled(Collection<String> ids) {
        tx.run(em -> markLabeled(em, ids));
    }

    /** Notes, in a transaction that is already there, that samples have an annotation. */
    public static void markLabeled(EntityManager em, Collection<String> ids) {
        Tx.batch(
                em,
                "UPDATE sample SET labeled = TRUE WHERE id = ? AND labeled = FALSE",
                new LinkedHashSet<>(ids),
                (statement, id) -> statement.setString(1, id));
    }

    @Override
    public void use(Collection<String> ids, String user) {
        tx.run(em -> use(em, ids, user));
    }

    static void use(EntityManager em, Collection<String> ids, String user) {
        Tx.batch(
                em,
                "INSERT INTO sample_use (sample_id, used_by) SELECT s.id, ? FROM sample s WHERE"
                        + " s.id = ? AND NOT EXISTS (SELECT 1 FROM sample_use u WHERE u.sample_id ="
                        + " s.id AND u.used_by = ?)",
                new LinkedHashSet<>(ids),
                (statement, id) -> {
                    statement.setString(1, user);
                    statement.setString(2, id);
                    statement.setString(3, user);
                });
    }

    @Override
    public void endUse(String user) {
        tx.update("DELETE FROM sample_use WHERE used_by = ?", user);
    }

    @Override
    public long bytes() {
        return tx.call(
                em ->
                        em.createQuery(
                                        "SELECT COALESCE(SUM(s.bytes), 0) FROM SampleEntity s",
                                        Long.class)
                                .getSingleResult());
    }

    @Override
    public List<Sample> evict(long toFree, int limit) {
        return tx.call(
                em -> {
                    List<String> ids = Tx.jdbc(em, c -> evictable(c, toFree, limit));
                    List<Sample> gone = new ArrayList<>();
                    for (List<String> chunk : Rows.chunks(ids)) {
                        for (SampleEntity sample :
                                em.createQuery(BY_ID, SampleEntity.class)
                                        .setParameter("ids", chunk)
                                        .getResultList()) {
                            gone.add(sample.row());
                            em.remove(sample);
                        }
                    }
                    return gone;
                });
    }

    /** What is not labeled, in no selection, and not with people who label. */
    private static List<String> evictable(Connection connection, long toFree, int limit)
            throws SQLException {
        List<String> ids = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT s.id, s.blob_bytes FROM sample s WHERE s.labeled = FALSE AND NOT"
                                + " EXISTS (SELECT 1 FROM sample_use u WHERE u.sample_id = s.id)"
                                + " AND NOT EXISTS (SELECT 1 FROM label_item i JOIN label_batch b"
                                + " ON b.id = i.batch WHERE i.sample = s.id AND (b.state NOT IN"
                                + " ('CLOSED', 'FAILED', 'CANCELLED') OR EXISTS (SELECT 1 FROM"
                                + " label_decision d WHERE d.item_key = i.id AND d.delivered ="
                                + " FALSE))) ORDER BY s.taken_at, s.id")) {
            select.setMaxRows(limit);
            long freed = 0;
            try (ResultSet rows = select.executeQuery()) {
                while (freed < toFree && rows.next()) {
                    ids.add(rows.getString(1));
                    freed += rows.getLong(2);
                }
            }
        }
        return ids;
    }
}
