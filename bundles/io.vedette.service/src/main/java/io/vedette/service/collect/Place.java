package io.vedette.service.collect;

import java.util.Objects;

/**
 * Where a sample comes from.
 *
 * @param site of the camera; empty where there is none
 * @param camera id; empty for what was imported
 * @param cameraGroup of the camera; empty where there is none
 * @param recording a camera-day of a live camera, or an episode of a scene or a file; together with
 *     the camera the unit that never straddles a split
 * @param reserved whether the recording is kept for evaluation: nothing of it is trained on
 */
public record Place(
        String site, String camera, String cameraGroup, String recording, boolean reserved) {
    /** Refuses missing parts. */
    public Place {
        Objects.requireNonNull(site, "site");
        Objects.requireNonNull(camera, "camera");
        Objects.requireNonNull(cameraGroup, "cameraGroup");
        Objects.requireNonNull(recording, "recording");
    }

    /** What must stay on one side of a split, before near duplicates join groups. */
    public String leakGroup() {
        return camera + "/" + recording;
    }
}
