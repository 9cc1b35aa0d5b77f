package io.vedette.store.jpa.internal.rollout;

import io.vedette.service.store.rollout.RolloutStore.StepRow;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.IdClass;
import javax.persistence.Lob;
import javax.persistence.Table;

/** A step of a roll-out. */
@Entity
@Table(name = "rollout_step")
@IdClass(RolloutStepEntity.Key.class)
public class RolloutStepEntity {
    @Id private String rollout;
    @Id private int number;
    private String stage;
    private String why;

    @Column(name = "taken_by")
    private String by;

    private int forced;
    @Lob private String gate;

    @Column(name = "taken_at")
    private long at;

    protected RolloutStepEntity() {}

    RolloutStepEntity(StepRow row) {
        rollout = row.rollout();
        number = row.number();
        stage = row.stage();
        why = row.why().length() > 2000 ? row.why().substring(0, 2000) : row.why();
        by = row.by();
        forced = row.forced() ? 1 : 0;
        gate = row.gate();
        at = row.at().toEpochMilli();
    }

    StepRow row() {
        return new StepRow(
                rollout, number, stage, why, by, forced == 1, gate, Instant.ofEpochMilli(at));
    }

    /** Which step of which roll-out. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        /** Id of the roll-out. */
        public String rollout;

        /** From 1. */
        public int number;

        /** For the provider. */
        public Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key k && rollout.equals(k.rollout) && number == k.number;
        }

        @Override
        public int hashCode() {
            return Objects.hash(rollout, number);
        }
    }
}
