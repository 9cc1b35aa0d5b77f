package io.vedette.store.jpa.internal.evaluation;

import io.vedette.service.evaluation.MarkFilter;
import io.vedette.service.http.Page;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.store.evaluation.EvaluationRow;
import io.vedette.service.store.evaluation.EvaluationStore;
import io.vedette.spi.metric.Mark;
import io.vedette.store.jpa.internal.db.Newest;
import io.vedette.store.jpa.internal.db.Rows;
import io.vedette.store.jpa.internal.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Evaluations in SQL; marks by JDBC batches. */
@Component
public final class JpaEvaluationStore implements EvaluationStore {
    private final Tx tx;

    /**
     * @param tx the database
     */
    @Activate
    public JpaEvaluationStore(@Reference Tx tx) {
        this.tx = tx;
    }

    @Override
    public void add(EvaluationRow row) {
        tx.run(em -> em.persist(new EvaluationEntity(row)));
    }

    @Override
    public void finish(EvaluationRow row, List<Mark> marks) {
        tx.run(
                em -> {
                    EvaluationEntity entity = em.find(EvaluationEntity.class, row.id());
                    if (entity == null) {
                        throw new NotFoundException("there is no evaluation " + row.id());
                    }
                    entity.change(row);
                    Tx.update(em, "DELETE FROM evaluation_mark WHERE evaluation = ?", row.id());
                    AtomicLong number = new AtomicLong();
                    Tx.batch(
                            em,
                            "INSERT INTO evaluation_mark (evaluation, number, unit, kind, place,"
                                    + " label, truth, prediction, measure, score) VALUES (?, ?, ?,"
                                    + " ?, ?, ?, ?, ?, ?, ?)",
                            marks,
                            (insert, mark) -> {
                                insert.setString(1, row.id());
                                insert.setLong(2, number.incrementAndGet());
                                insert.setString(3, mark.unit());
                                insert.setString(4, mark.kind().name());
                                insert.setString(5, mark.where());
                                insert.setString(6, mark.label());
                                insert.setString(7, mark.truth());
                                insert.setString(8, mark.prediction());
                                insert.setDouble(9, mark.measure());
                                insert.setDouble(10, mark.score());
                            });
                });
    }

    @Override
    public Optional<EvaluationRow> row(String id) {
        return tx.call(
                em ->
                        Optional.ofNullable(em.find(EvaluationEntity.class, id))
                                .map(EvaluationEntity::row));
    }

    @Override
    public Page<EvaluationRow> list(Optional<String> model, Optional<String> cursor, int limit) {
        return tx.call(
                em -> {
                    var query =
                            em.createQuery(
                                            "SELECT e FROM EvaluationEntity e WHERE e.id < :cursor"
                                                    + (model.isPresent()
                                                            ? " AND e.model = :model"
                                                            : "")
                                                    + " ORDER BY e.id DESC",
                                            EvaluationEntity.class)
                                    .setParameter("cursor", Newest.below(cursor))
                                    .setMaxResults(limit + 1);
                    model.ifPresent(id -> query.setParameter("model", id));
                    List<EvaluationRow> rows = Rows.of(query, EvaluationEntity::row);
                    return Newest.page(rows, limit, EvaluationRow::id);
                });
    }

    @Override
    public List<String> inState(String state) {
        return tx.call(
                em ->
                        em.createQuery(
                                        "SELECT e.id FROM EvaluationEntity e WHERE e.state = :state"
                                                + " ORDER BY e.id",
                                        String.class)
                                .setParameter("state", state)
                                .getResultList());
    }

    @Override
    public Page<Mark> marks(String id, MarkFilter filter, Optional<String> cursor, int limit) {
        StringBuilder sql =
                new StringBuilder(
                        "SELECT number, unit, kind, place, label, truth, prediction, measure, score"
                                + " FROM evaluation_mark WHERE evaluation = ? AND number > ?");
        List<Object> values = new ArrayList<>();
        values.add(id);
        values.add(cursor.map(JpaEvaluationStore::number).orElse(0L));
        filter.kind().ifPresent(kind -> narrow(sql, values, "kind", kind.name()));
        filter.label().ifPresent(label -> narrow(sql, values, "label", label));
        filter.unit().ifPresent(unit -> narrow(sql, values, "unit", unit));
        sql.append(" ORDER BY number");
        List<Numbered> found =
                tx.jdbc(
                        connection ->
                                Rows.select(
                                        connection,
                                        limit + 1,
                                        sql.toString(),
                                        JpaEvaluationStore::mark,
                                        values.toArray()));
        List<Numbered> page = found.subList(0, Math.min(limit, found.size()));
        return new Page<>(
                page.stream().map(Numbered::mark).toList(),
                found.size() <= limit
                        ? Optional.empty()
                        : Optional.of(Long.toString(page.get(limit - 1).number())));
    }

    private record Numbered(long number, Mark mark) {}

    private static void narrow(StringBuilder sql, List<Object> values, String column, String to) {
        sql.append(" AND ").append(column).append(" = ?");
        values.add(to);
    }

    private static long number(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw new NotFoundException("there is no page at cursor " + cursor);
        }
    }

    private static Numbered mark(ResultSet row) throws SQLException {
        return new Numbered(
                row.getLong(1),
                new Mark(
                        row.getString(2),
                        Mark.Kind.valueOf(row.getString(3)),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getDouble(8),
                        row.getDouble(9)));
    }

    @Override
    public Set<String> blobs() {
        return tx.call(
                em ->
                        new HashSet<>(
                                em.createQuery(
                                                "SELECT e.tally FROM EvaluationEntity e WHERE"
                                                        + " e.tally IS NOT NULL",
                                                String.class)
                                        .getResultList()));
    }
}
