package io.vedette.core.model.internal.rollout;

import io.vedette.service.camera.Camera;
import io.vedette.service.camera.Cameras;
import io.vedette.service.rollout.Slot;
import io.vedette.service.rollout.SlotDirectory;
import io.vedette.service.rollout.Variant;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Answers cameras by their group. */
@Component
public final class SlotDirectoryService implements SlotDirectory {
    private final SlotTable slots;

    // Cameras ask this directory, so it cannot wait for them.
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Cameras cameras;

    /** With what runs where. */
    @Activate
    public SlotDirectoryService(@Reference RolloutService rollouts) {
        this.slots = rollouts.slots();
    }

    @Override
    public List<Variant> variants(String camera, Slot slot) {
        Cameras known = cameras;
        String group = known == null ? "" : known.camera(camera).map(Camera::group).orElse("");
        return slots.variants(group, camera, slot);
    }

    @Override
    public long revision() {
        return slots.revision();
    }
}
