package io.vedette.store.jpa.internal.camera;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Track ids a camera has used up. */
@Entity
@Table(name = "camera_tracks")
public class CameraTracksEntity {

    @Id private String camera;

    @Column(name = "next_track")
    private long next;

    protected CameraTracksEntity() {}

    CameraTracksEntity(String camera) {
        this.camera = camera;
        next = 1;
    }

    long reserve(long atLeast, long count) {
        long first = Math.max(next, atLeast);
        next = first + count;
        return first;
    }
}
