package io.vedette.store.jpa.internal.rollout;

import io.vedette.service.store.rollout.RolloutStore.Observed;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.IdClass;
import javax.persistence.Table;

/** A stretch of time in which a camera was watched. */
@Entity
@Table(name = "observed_time")
@IdClass(ObservedEntity.Key.class)
public class ObservedEntity {
    @Id private String camera;
    @Id private long begins;

    @Column(name = "camera_group")
    private String group;

    private double seconds;

    protected ObservedEntity() {}

    ObservedEntity(String group, String camera, Instant from, double seconds) {
        this.group = group;
        this.camera = camera;
        this.begins = from.toEpochMilli();
        this.seconds = seconds;
    }

    Observed row() {
        return new Observed(camera, Instant.ofEpochMilli(begins), seconds);
    }

    Instant end() {
        return Instant.ofEpochMilli(begins + Math.round(seconds * 1000));
    }

    /** Which stretch of which camera. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        /** Id of the camera. */
        public String camera;

        /** Epoch milliseconds. */
        public long begins;

        /** For the provider. */
        public Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key k && camera.equals(k.camera) && begins == k.begins;
        }

        @Override
        public int hashCode() {
            return Objects.hash(camera, begins);
        }
    }
}
