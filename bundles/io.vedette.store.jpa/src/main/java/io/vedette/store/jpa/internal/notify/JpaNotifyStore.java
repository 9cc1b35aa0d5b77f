package io.vedette.store.jpa.internal.notify;

import io.vedette.service.notify.NoticeDestination;
import io.vedette.service.store.notify.NoticeRow;
import io.vedette.service.store.notify.NotifyStore;
import io.vedette.store.jpa.internal.db.AtRevision;
import io.vedette.store.jpa.internal.db.Rows;
import io.vedette.store.jpa.internal.db.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Destinations and notices in SQL. */
@Component
public final class JpaNotifyStore implements NotifyStore {

    private static final String WAITING = NoticeRow.State.WAITING.name();

    private final Tx tx;

    /**
     * @param tx the database
     */
    @Activate
    public JpaNotifyStore(@Reference Tx tx) {
        this.tx = tx;
    }

    @Override
    public List<NoticeDestination> destinations() {
        return tx.call(
                em ->
                        Rows.of(
                                em.createQuery(
                                        "SELECT d FROM DestinationEntity d ORDER BY d.id",
                                        DestinationEntity.class),
                                DestinationEntity::row));
    }

    @Override
    public NoticeDestination add(NoticeDestination destination) {
        return tx.call(
                em -> {
                    DestinationEntity entity = new DestinationEntity(destination);
                    em.persist(entity);
                    em.flush();
                    return entity.row();
                });
    }

    @Override
    public NoticeDestination replace(NoticeDestination destination) {
        return tx.call(
                em -> {
                    DestinationEntity entity = demand(em, destination.id(), destination.revision());
                    entity.change(destination);
                    em.flush();
                    return entity.row();
                });
    }

    @Override
    public void remove(String id, long revision) {
        tx.run(
                em -> {
                    em.remove(demand(em, id, revision));
                    Tx.update(
                            em,
                            "UPDATE notice SET state = ?, why = ?, revision = revision + 1"
                                    + " WHERE destination = ? AND state = ?",
                            NoticeRow.State.GIVEN_UP.name(),
                            "its destination was removed",
                            id,
                            WAITING);
                });
    }

    private static DestinationEntity demand(EntityManager em, String id, long revision) {
        return AtRevision.find(
                em,
                DestinationEntity.class,
                "destination",
                id,
                DestinationEntity::revision,
                revision);
    }

    @Override
    public List<NoticeRow> due(Instant now, int limit) {
        return tx.call(
                em ->
                        Rows.of(
                                em.createQuery(
                                                "SELECT n FROM NoticeEntity n WHERE n.state ="
                                                        + " :waiting AND n.next <= :now ORDER BY"
                                                        + " n.next, n.id",
                                                NoticeEntity.class)
                                        .setParameter("waiting", WAITING)
                                        .setParameter("now", now.toEpochMilli())
                                        .setMaxResults(limit),
                                NoticeEntity::row));
    }

    @Override
    public void save(NoticeRow row) {
        tx.run(
                em -> {
                    NoticeEntity entity = em.find(NoticeEntity.class, row.id());
                    if (entity == null) {
                        em.persist(new NoticeEntity(row));
                    } else {
                        entity.change(row);
                    }
                });
    }

    @Override
    public List<NoticeRow> notices(Optional<String> destination, int limit) {
        return tx.call(
                em -> {
                    TypedQuery<NoticeEntity> query =
                            em.createQuery(
                                    "SELECT n FROM NoticeEntity n"
                                            + (destination.isPresent()
                                                    ? " WHERE n.destination = :destination"
                                                    : "")
                                            + " ORDER BY n.id DESC",
                                    NoticeEntity.class);
                    destination.ifPresent(id -> query.setParameter("destination", id));
                    return Rows.of(query.setMaxResults(limit), NoticeEntity::row);
                });
    }

    @Override
    public int removeSettled(Instant before) {
        return tx.update(
                "DELETE FROM notice WHERE state <> ? AND next_at < ?",
                WAITING,
                before.toEpochMilli());
    }
}
