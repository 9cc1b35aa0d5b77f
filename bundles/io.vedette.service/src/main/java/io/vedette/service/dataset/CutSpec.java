package io.vedette.service.dataset;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a version is cut.
 *
 * <p>Samples of recordings kept for evaluation go to TEST where they were drawn at random, and are
 * left out otherwise. The rest is split by leak group: camera and recording, after near duplicates
 * joined groups.
 *
 * @param seed of the split
 * @param train share of the rest, 0..1
 * @param validation share of the rest, 0..1
 * @param test share of the rest, 0..1; 0 where the evaluation pool is the test
 * @param nearDuplicates what happens to near duplicates of different groups
 * @param labelSetVersion empty for the newest; its classes are the trainer's
 * @param leastConfidence annotations below are left out
 * @param batches only annotations of these labeling batches; empty for all
 * @param note for people
 */
public record CutSpec(
        long seed,
        double train,
        double validation,
        double test,
        NearDuplicates nearDuplicates,
        Optional<Integer> labelSetVersion,
        double leastConfidence,
        List<String> batches,
        String note) {
    /** Copies the batches and refuses shares that do not add up. */
    public CutSpec {
        Objects.requireNonNull(nearDuplicates, "nearDuplicates");
        batches = List.copyOf(batches);
        if (!(train >= 0 && validation >= 0 && test >= 0)
                || Math.abs(train + validation + test - 1) > 1e-6) {
            throw new IllegalArgumentException(
                    "shares of a split add up to 1: train "
                            + train
                            + ", validation "
                            + validation
                            + ", test "
                            + test);
        }
    }

    /** Four fifths for training, one for validation, the evaluation pool as test. */
    public static CutSpec of(long seed) {
        return new CutSpec(
                seed, 0.8, 0.2, 0, NearDuplicates.JOIN, Optional.empty(), 0, List.of(), "");
    }

    /** What happens to near duplicates of different groups. */
    public enum NearDuplicates {
        /** Their groups become one. */
        JOIN,
        /** Only one of them stays; for few cameras, where joining would leave a single group. */
        DROP
    }
}
