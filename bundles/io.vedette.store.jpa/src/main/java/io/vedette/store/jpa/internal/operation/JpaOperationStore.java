package io.vedette.store.jpa.internal.operation;

import io.vedette.service.http.Page;
import io.vedette.service.operation.Operation;
import io.vedette.service.store.operation.OperationStore;
import io.vedette.store.jpa.internal.db.Newest;
import io.vedette.store.jpa.internal.db.Rows;
import io.vedette.store.jpa.internal.db.Tx;
import java.util.List;
import java.util.Optional;
import javax.persistence.TypedQuery;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Operations in SQL. */
@Component
public final class JpaOperationStore implements OperationStore {

    private static final List<String> UNFINISHED =
            List.of(
                    Operation.State.QUEUED.name(),
                    Operation.State.RUNNING.name(),
                    Operation.State.INTERRUPTED.name());

    private final Tx tx;

    /**
     * @param tx the database
     */
    @Activate
    public JpaOperationStore(@Reference Tx tx) {
        this.tx = tx;
    }

    @Override
    public void save(Operation operation) {
        tx.run(
                em -> {
                    OperationEntity entity = em.find(OperationEntity.class, operation.id());
                    if (entity == null) {
                        em.persist(new OperationEntity(operation));
                    } else {
                        entity.change(operation);
                    }
                });
    }

    @Override
    public Optional<Operation> operation(String id) {
        return tx.call(
                em ->
                        Optional.ofNullable(em.find(OperationEntity.class, id))
                                .map(OperationEntity::row));
    }

    @Override
    public List<Operation> unfinished() {
        return tx.call(
                em ->
                        Rows.of(
                                em.createQuery(
                                                "SELECT o FROM OperationEntity o WHERE o.state IN"
                                                        + " (:states)"
                                                        + " ORDER BY o.id",
                                                OperationEntity.class)
                                        .setParameter("states", UNFINISHED),
                                OperationEntity::row));
    }

    @Override
    public Page<Operation> list(Optional<String> kind, Optional<String> cursor, int limit) {
        List<Operation> found =
                tx.call(
                        em -> {
                            TypedQuery<OperationEntity> query =
                                    em.createQuery(
                                            "SELECT o FROM OperationEntity o WHERE o.id < :before"
                                                    + (kind.isPresent()
                                                            ? " AND o.kind = :kind"
                                                            : "")
                                                    + " ORDER BY o.id DESC",
                                            OperationEntity.class);
                            query.setParameter("before", Newest.below(cursor));
                            kind.ifPresent(k -> query.setParameter("kind", k));
                            return Rows.of(query.setMaxResults(limit + 1), OperationEntity::row);
                        });
        return Newest.page(found, limit, Operation::id);
    }
}
