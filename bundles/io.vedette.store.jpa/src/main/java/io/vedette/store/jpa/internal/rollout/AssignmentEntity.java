package io.vedette.store.jpa.internal.rollout;

import io.vedette.service.rollout.Rollouts.Assignment;
import io.vedette.service.rollout.Slot;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Table;

/** The begin of a champion's reign. */
@Entity
@Table(name = "slot_assignment")
public class AssignmentEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @Column(name = "camera_group")
    private String group;

    private String slot;
    private String model;
    private long since;
    private String rollout;

    protected AssignmentEntity() {}

    AssignmentEntity(Assignment row) {
        group = row.group();
        slot = row.slot().id();
        model = row.model().orElse("");
        since = row.since().toEpochMilli();
        rollout = row.rollout();
    }

    Assignment row() {
        return new Assignment(
                group,
                Slot.valueOf(slot.toUpperCase(Locale.ROOT)),
                Optional.of(model).filter(m -> !m.isEmpty()),
                Instant.ofEpochMilli(since),
                rollout);
    }
}
