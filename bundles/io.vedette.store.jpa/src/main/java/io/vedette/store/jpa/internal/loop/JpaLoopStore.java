package io.vedette.store.jpa.internal.loop;

import io.vedette.service.http.Page;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.store.loop.LoopStore;
import io.vedette.store.jpa.internal.db.Newest;
import io.vedette.store.jpa.internal.db.Rows;
import io.vedette.store.jpa.internal.db.Tx;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Loops in SQL. */
@Component
public final class JpaLoopStore implements LoopStore {
    private final Tx tx;

    /**
     * @param tx the database
     */
    @Activate
    public JpaLoopStore(@Reference Tx tx) {
        this.tx = tx;
    }

    @Override
    public void add(LoopRow row) {
        tx.run(em -> em.persist(new LoopEntity(row)));
    }

    @Override
    public void replace(LoopRow row) {
        tx.run(
                em -> {
                    LoopEntity entity = em.find(LoopEntity.class, row.id());
                    if (entity == null) {
                        throw new NotFoundException("there is no loop " + row.id());
                    }
                    entity.change(row);
                });
    }

    @Override
    public Optional<LoopRow> row(String id) {
        return tx.call(
                em -> Optional.ofNullable(em.find(LoopEntity.class, id)).map(LoopEntity::row));
    }

    @Override
    public Page<LoopRow> list(Optional<String> cursor, int limit) {
        List<LoopRow> rows =
                tx.call(
                        em ->
                                Rows.of(
                                        em.createQuery(
                                                        "SELECT l FROM LoopEntity l WHERE l.id <"
                                                                + " :cursor"
                                                                + " ORDER BY l.id DESC",
                                                        LoopEntity.class)
                                                .setParameter("cursor", Newest.below(cursor))
                                                .setMaxResults(limit + 1),
                                        LoopEntity::row));
        return Newest.page(rows, limit, LoopRow::id);
    }
}
