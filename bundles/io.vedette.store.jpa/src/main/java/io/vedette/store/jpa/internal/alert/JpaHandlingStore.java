package io.vedette.store.jpa.internal.alert;

import io.vedette.service.alert.Acknowledgement;
import io.vedette.service.alert.Snooze;
import io.vedette.service.problem.ConflictException;
import io.vedette.service.store.alert.HandlingStore;
import io.vedette.store.jpa.internal.db.Rows;
import io.vedette.store.jpa.internal.db.Tx;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Acknowledgements and snoozes in SQL. */
@Component
public final class JpaHandlingStore implements HandlingStore {

    private final Tx tx;

    /**
     * @param tx the database
     */
    @Activate
    public JpaHandlingStore(@Reference Tx tx) {
        this.tx = tx;
    }

    @Override
    public Acknowledgement acknowledge(Acknowledgement acknowledgement) {
        try {
            return acknowledgeOnce(acknowledgement);
        } catch (ConflictException e) {
            // Somebody else was faster.
            return acknowledgeOnce(acknowledgement);
        }
    }

    private Acknowledgement acknowledgeOnce(Acknowledgement acknowledgement) {
        return tx.call(
                em -> {
                    AcknowledgementEntity there =
                            em.find(AcknowledgementEntity.class, acknowledgement.alert());
                    if (there != null) {
                        return there.row();
                    }
                    AcknowledgementEntity fresh = new AcknowledgementEntity(acknowledgement);
                    em.persist(fresh);
                    em.flush();
                    return fresh.row();
                });
    }

    @Override
    public boolean unacknowledge(String alert) {
        return tx.call(
                em ->
                        em.createQuery("DELETE FROM AcknowledgementEntity a WHERE a.alert = :alert")
                                        .setParameter("alert", alert)
                                        .executeUpdate()
                                > 0);
    }

    @Override
    public Map<String, Acknowledgement> acknowledgements(Collection<String> alerts) {
        if (alerts.isEmpty()) {
            return Map.of();
        }
        return tx.call(
                em ->
                        em
                                .createQuery(
                                        "SELECT a FROM AcknowledgementEntity a WHERE a.alert IN"
                                                + " (:alerts)",
                                        AcknowledgementEntity.class)
                                .setParameter("alerts", List.copyOf(alerts))
                                .getResultList()
                                .stream()
                                .map(AcknowledgementEntity::row)
                                .collect(Collectors.toMap(Acknowledgement::alert, a -> a)));
    }

    @Override
    public void put(Snooze snooze) {
        tx.run(
                em -> {
                    SnoozeEntity there =
                            em.find(
                                    SnoozeEntity.class,
                                    SnoozeEntity.id(snooze.camera(), snooze.rule()));
                    if (there == null) {
                        em.persist(new SnoozeEntity(snooze));
                    } else {
                        there.change(snooze);
                    }
                });
    }

    @Override
    public boolean remove(String camera, String rule) {
        return tx.call(
                em ->
                        em.createQuery("DELETE FROM SnoozeEntity s WHERE s.id = :id")
                                        .setParameter("id", SnoozeEntity.id(camera, rule))
                                        .executeUpdate()
                                > 0);
    }

    @Override
    public List<Snooze> snoozes(Instant now) {
        return tx.call(
                em -> {
                    em.createQuery("DELETE FROM SnoozeEntity s WHERE s.until <= :now")
                            .setParameter("now", now.toEpochMilli())
                            .executeUpdate();
                    return Rows.of(
                            em.createQuery(
                                    "SELECT s FROM SnoozeEntity s ORDER BY s.until, s.id",
                                    SnoozeEntity.class),
                            SnoozeEntity::row);
                });
    }
}
