package io.vedette.store.jpa.internal.collect;

import io.vedette.service.collect.Selection;
import io.vedette.service.http.Page;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.store.collect.SelectionStore;
import io.vedette.store.jpa.internal.db.Rows;
import io.vedette.store.jpa.internal.db.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.persistence.TypedQuery;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Selections in SQL. */
@Component
public final class JpaSelectionStore implements SelectionStore {
    private static final String COLUMNS =
            "selection_id, place, sample_id, strategy, score, model_version, seed, reason";
    private final Tx tx;

    /**
     * @param tx the database
     */
    @Activate
    public JpaSelectionStore(@Reference Tx tx) {
        this.tx = tx;
    }

    @Override
    public void add(Selection selection) {
        tx.run(em -> em.persist(new SelectionEntity(selection)));
    }

    @Override
    public void finish(Selection selection, List<Selection.Row> rows) {
        tx.run(
                em -> {
                    SelectionEntity entity = em.find(SelectionEntity.class, selection.id());
                    if (entity == null) {
                        throw new NotFoundException("there is no selection " + selection.id());
                    }
                    entity.update(selection);
                    Tx.batch(
                            em,
                            "INSERT INTO selection_row ("
                                    + COLUMNS
                                    + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                            rows,
                            JpaSelectionStore::bind);
                    JpaSampleStore.use(
                            em,
                            rows.stream().map(Selection.Row::sample).toList(),
                            "selection/" + selection.id());
                });
    }

    private static void bind(PreparedStatement statement, Selection.Row row) throws SQLException {
        statement.setString(1, row.selection());
        statement.setInt(2, row.place());
        statement.setString(3, row.sample());
        statement.setString(4, row.strategy());
        statement.setDouble(5, row.score());
        statement.setString(6, row.modelVersion());
        statement.setLong(7, row.seed());
        statement.setString(
                8, row.reason().length() > 1000 ? row.reason().substring(0, 1000) : row.reason());
    }

    @Override
    public Optional<Selection> selection(String id) {
        return tx.call(
                em ->
                        Optional.ofNullable(em.find(SelectionEntity.class, id))
                                .map(SelectionEntity::row));
    }

    @Override
    public Page<Selection> list(Optional<String> cursor, int limit) {
        Optional<Cursors> after = cursor.map(Cursors::parse);
        return tx.call(
                em -> {
                    TypedQuery<SelectionEntity> query =
                            em.createQuery(
                                    "SELECT s FROM SelectionEntity s"
                                            + (after.isPresent()
                                                    ? " WHERE s.createdAt < :time OR (s.createdAt ="
                                                            + " :time AND s.id < :id)"
                                                    : "")
                                            + " ORDER BY s.createdAt DESC, s.id DESC",
                                    SelectionEntity.class);
                    after.ifPresent(
                            c -> query.setParameter("time", c.time()).setParameter("id", c.id()));
                    List<SelectionEntity> rows = query.setMaxResults(limit + 1).getResultList();
                    List<SelectionEntity> page = rows.subList(0, Math.min(limit, rows.size()));
                    return new Page<>(
                            page.stream().map(SelectionEntity::row).toList(),
                            rows.size() <= limit
                                    ? Optional.empty()
                                    : Optional.of(
                                            new Cursors(
                                                            page.get(limit - 1).createdAt(),
                                                            page.get(limit - 1).id())
                                                    .text()));
                });
    }

    @Override
    public List<Selection> inState(Selection.State state) {
        return tx.call(
                em ->
                        Rows.of(
                                em.createQuery(
                                                "SELECT s FROM SelectionEntity s WHERE s.state ="
                                                        + " :state"
                                                        + " ORDER BY s.createdAt, s.id",
                                                SelectionEntity.class)
                                        .setParameter("state", state.name()),
                                SelectionEntity::row));
    }

    @Override
    public Page<Selection.Row> rows(String selection, Optional<String> cursor, int limit) {
        int after = cursor.map(JpaSelectionStore::place).orElse(0);
        List<Selection.Row> rows =
                query("selection_id = ? AND place > ? ORDER BY place", limit + 1, selection, after);
        List<Selection.Row> page = rows.subList(0, Math.min(limit, rows.size()));
        return new Page<>(
                page,
                rows.size() <= limit
                        ? Optional.empty()
                        : Optional.of(Integer.toString(page.get(limit - 1).place())));
    }

    private static int place(String cursor) {
        try {
            return Integer.parseInt(cursor);
        } catch (NumberFormatException e) {
            throw new InvalidRequestException(
                    "cursor '" + cursor + "' is not one of this list: begin without a cursor");
        }
    }

    @Override
    public List<Selection.Row> ofSample(String sample) {
        return query("sample_id = ? ORDER BY selection_id", 1000, sample);
    }

    private List<Selection.Row> query(String where, int limit, Object... values) {
        String sql = "SELECT " + COLUMNS + " FROM selection_row WHERE " + where;
        return tx.jdbc(
                connection -> Rows.select(connection, limit, sql, JpaSelectionStore::row, values));
    }

    private static Selection.Row row(ResultSet found) throws SQLException {
        return new Selection.Row(
                found.getString(1),
                found.getInt(2),
                found.getString(3),
                found.getString(4),
                found.getDouble(5),
                found.getString(6),
                found.getLong(7),
                found.getString(8));
    }

    @Override
    public Set<String> chosen(Collection<String> samples) {
        return tx.jdbc(
                connection -> {
                    Set<String> chosen = new HashSet<>();
                    for (List<String> chunk : Rows.chunks(samples)) {
                        chosen.addAll(
                                Rows.select(
                                        connection,
                                        Rows.ALL,
                                        "SELECT DISTINCT sample_id FROM selection_row WHERE"
                                                + " sample_id IN ("
                                                + Rows.marks(chunk.size())
                                                + ")",
                                        row -> row.getString(1),
                                        chunk.toArray()));
                    }
                    return chosen;
                });
    }
}
