package io.vedette.core.model.internal.rollout;

import io.vedette.service.rollout.Rollout;
import io.vedette.service.rollout.Rollout.Stage;
import io.vedette.service.rollout.Rollouts.Assignment;
import io.vedette.service.rollout.Slot;
import io.vedette.service.rollout.Variant;
import io.vedette.service.store.rollout.RolloutStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Champions and roll-outs under way, in memory, so that cameras can be told at once. */
final class SlotTable {
    /**
     * Share of suppressed alerts shown to people in a canary, and otherwise; of a detector's, the
     * share of what only the one not in charge raised, until production, and there.
     */
    private static final double CANARY_REVIEW = 0.2;

    private static final double REVIEW = 0.05;

    private record Place(String group, Slot slot) {}

    private record Content(Map<Place, Optional<String>> champions, Map<Place, Rollout> rollouts) {}

    private final AtomicLong revision = new AtomicLong();
    private volatile Content content = new Content(Map.of(), Map.of());

    void load(RolloutStore store) {
        Map<Place, Optional<String>> champions = new HashMap<>();
        for (Assignment assignment : store.assignments(Optional.empty())) {
            champions.putIfAbsent(
                    new Place(assignment.group(), assignment.slot()), assignment.model());
        }
        Map<Place, Rollout> rollouts = new HashMap<>();
        store.underWay().stream()
                .map(Documents::rollout)
                .forEach(
                        rollout ->
                                rollouts.put(
                                        new Place(
                                                rollout.request().group(),
                                                rollout.request().slot()),
                                        rollout));
        content = new Content(champions, rollouts);
        revision.incrementAndGet();
    }

    long revision() {
        return revision.get();
    }

    Optional<String> champion(String group, Slot slot) {
        return content.champions().getOrDefault(new Place(group, slot), Optional.empty());
    }

    /** How much of what a variant suppresses people are shown, by variant. */
    Map<String, Double> reviewShares(Rollout rollout) {
        if (rollout.request().slot() == Slot.DETECTOR) {
            double share = detectorShare(rollout);
            return Map.of(Variant.EMPTY.name(), share, rollout.id(), share);
        }
        return Map.of(
                Variant.EMPTY.name(),
                REVIEW,
                rollout.id(),
                rollout.stage() == Stage.CANARY ? CANARY_REVIEW : REVIEW);
    }

    private static double detectorShare(Rollout rollout) {
        return rollout.stage() == Stage.PRODUCTION ? REVIEW : CANARY_REVIEW;
    }

    List<Variant> variants(String group, String camera, Slot slot) {
        Content now = content;
        Place place = new Place(group, slot);
        Rollout rollout = now.rollouts().get(place);
        if (rollout == null) {
            Optional<String> champion = now.champions().getOrDefault(place, Optional.empty());
            return List.of(variant(Variant.EMPTY.name(), Variant.Role.CHAMPION, champion, REVIEW));
        }
        Optional<String> challenger = Optional.of(rollout.request().challenger());
        double shadow = slot == Slot.DETECTOR ? detectorShare(rollout) : REVIEW;
        boolean canary = rollout.stage() == Stage.CANARY && rollout.canaries().contains(camera);
        if (rollout.stage() == Stage.PRODUCTION || canary) {
            return List.of(
                    variant(
                            rollout.id(),
                            canary ? Variant.Role.CANARY : Variant.Role.CHAMPION,
                            challenger,
                            canary ? CANARY_REVIEW : REVIEW),
                    variant(Variant.EMPTY.name(), Variant.Role.SHADOW, rollout.champion(), shadow));
        }
        return List.of(
                variant(Variant.EMPTY.name(), Variant.Role.CHAMPION, rollout.champion(), REVIEW),
                variant(rollout.id(), Variant.Role.SHADOW, challenger, shadow));
    }

    private static Variant variant(
            String name, Variant.Role role, Optional<String> model, double reviewShare) {
        return new Variant(name, role, model, Map.of(), reviewShare);
    }
}
