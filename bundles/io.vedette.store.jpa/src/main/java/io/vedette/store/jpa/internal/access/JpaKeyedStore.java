package io.vedette.store.jpa.internal.access;

import io.vedette.service.http.Idempotency;
import io.vedette.service.problem.ConflictException;
import io.vedette.service.store.access.KeyedRow;
import io.vedette.service.store.access.KeyedStore;
import io.vedette.store.jpa.internal.db.Tx;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes with an idempotency key in SQL. The primary key decides who of several comes first. */
@Component
public final class JpaKeyedStore implements KeyedStore {

    private static final int ATTEMPTS = 5;

    private final Tx tx;

    /**
     * @param tx the database
     */
    @Activate
    public JpaKeyedStore(@Reference Tx tx) {
        this.tx = tx;
    }

    @Override
    public Optional<KeyedRow> take(KeyedRow row) {
        for (int attempt = 1; ; attempt++) {
            try {
                return takeOnce(row);
            } catch (ConflictException e) {
                // Another was faster: what it left is found the next time, unless it is gone again.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private Optional<KeyedRow> takeOnce(KeyedRow row) {
        return tx.call(
                em -> {
                    KeyedEntity there = em.find(KeyedEntity.class, row.id());
                    if (there != null && !there.expired(row.created())) {
                        return Optional.of(there.row());
                    }
                    if (there != null) {
                        em.remove(there);
                        em.flush();
                    }
                    em.persist(new KeyedEntity(row));
                    em.flush();
                    return Optional.empty();
                });
    }

    @Override
    public void done(String id, Idempotency.Answer answer) {
        change(id, entity -> entity.done(answer));
    }

    @Override
    public void doubtful(String id) {
        change(id, KeyedEntity::doubtful);
    }

    private void change(String id, Consumer<KeyedEntity> change) {
        tx.run(em -> Optional.ofNullable(em.find(KeyedEntity.class, id)).ifPresent(change));
    }

    @Override
    public void remove(String id) {
        tx.run(
                em ->
                        em.createQuery("DELETE FROM KeyedEntity k WHERE k.id = :id")
                                .setParameter("id", id)
                                .executeUpdate());
    }

    @Override
    public long count(String scope) {
        return tx.call(
                em ->
                        em.createQuery(
                                        "SELECT COUNT(k) FROM KeyedEntity k WHERE k.scope = :scope",
                                        Long.class)
                                .setParameter("scope", scope)
                                .getSingleResult());
    }

    @Override
    public int removeExpired(Instant now) {
        return tx.call(
                em ->
                        em.createQuery("DELETE FROM KeyedEntity k WHERE k.expires < :now")
                                .setParameter("now", now.toEpochMilli())
                                .executeUpdate());
    }
}
