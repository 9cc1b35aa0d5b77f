package io.vedette.service.collect;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What is asked of a selection.
 *
 * @param wanted how many samples, 1..100000
 * @param seed of everything random
 * @param mix strategies and their shares; the shares add up to 1
 * @param filter samples to choose from; labeled ones are never chosen
 * @param nearDuplicateBits two samples whose hashes differ in at most so many bits are not both
 *     chosen; -1 switches that off
 * @param again whether samples of earlier selections may be chosen again
 * @param note for people
 */
public record SelectionRequest(
        int wanted,
        long seed,
        List<Part> mix,
        SampleFilter filter,
        int nearDuplicateBits,
        boolean again,
        String note) {
    /**
     * Half of the informative, three in ten at random for variety, a tenth of people's answers, and
     * a tenth drawn from the recordings kept for evaluation.
     */
    public static final List<Part> STOCK_MIX =
            List.of(
                    new Part("uncertainty", 0.5, Pool.TRAINING, Map.of()),
                    new Part("random", 0.3, Pool.TRAINING, Map.of()),
                    new Part("verdict", 0.1, Pool.TRAINING, Map.of()),
                    new Part("random", 0.1, Pool.EVALUATION, Map.of()));

    /** Copies the mix and refuses shares that do not add up. */
    public SelectionRequest {
        Objects.requireNonNull(filter, "filter");
        mix = List.copyOf(mix);
        if (wanted < 1 || wanted > 100_000) {
            throw new IllegalArgumentException("wanted must be 1..100000: " + wanted);
        }
        double sum = mix.stream().mapToDouble(Part::share).sum();
        if (!(Math.abs(sum - 1) < 1e-6)) {
            throw new IllegalArgumentException("the shares of a mix add up to 1, not to " + sum);
        }
    }

    /** The stock mix over all samples. */
    public static SelectionRequest of(int wanted, long seed) {
        return new SelectionRequest(wanted, seed, STOCK_MIX, SampleFilter.ALL, 3, false, "");
    }

    /**
     * A part of a mix.
     *
     * @param strategy id of the plugin
     * @param share 0..1
     * @param pool where it chooses from
     * @param params of the strategy
     */
    public record Part(String strategy, double share, Pool pool, Map<String, String> params) {
        /** Copies the parameters and refuses a share that is none. */
        public Part {
            Objects.requireNonNull(strategy, "strategy");
            Objects.requireNonNull(pool, "pool");
            params = Map.copyOf(params);
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("a share is 0..1: " + share);
            }
        }
    }

    /** Where samples are chosen from. */
    public enum Pool {
        /** Samples of recordings that may be trained on. */
        TRAINING,
        /** Samples drawn at random in recordings kept for evaluation; strategies must be random. */
        EVALUATION
    }

    /** Parameter under which a strategy hears which model's doubts are meant. */
    public static Optional<String> model(Part part) {
        return Optional.ofNullable(part.params().get("model"));
    }
}
