package io.vedette.service.rollout;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Says what runs where. Asked at the start of a camera and again when {@link #revision()} has
 * changed. Thread-safe, answers from memory. Without such a service every slot holds {@link
 * Variant#EMPTY}.
 */
@ProviderType
public interface SlotDirectory {

    /**
     * What runs in a slot of a camera: never empty, exactly one in charge, names unique.
     *
     * @param camera id
     */
    List<Variant> variants(String camera, Slot slot);

    /** Counts up with every change of anything in the directory. */
    long revision();
}
