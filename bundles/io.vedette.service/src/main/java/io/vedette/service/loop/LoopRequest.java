package io.vedette.service.loop;

import java.time.Instant;
import java.util.Optional;

/**
 * A circle to be walked.
 *
 * @param seed of days, labelers, selection and training
 * @param place of the first camera; the next ones stand at the next places
 * @param cameras how many, 1..12
 * @param hours simulated hours of collection a camera; of all cameras together 0.1 at least
 * @param heldOutHours simulated hours a camera that before and after are judged on, above 0
 * @param samples that are labeled, at most
 * @param trials of the sweep
 * @param vendorShare share of the labeling that goes to a vendor over HTTP, 0..1
 * @param labels whether labels are what people said, or shuffled so that a useless model comes out
 * @param elsewhere whether before and after are judged at other places too
 * @param begin calendar time of the first hour; now where empty
 */
public record LoopRequest(
        long seed,
        int place,
        int cameras,
        double hours,
        double heldOutHours,
        int samples,
        int trials,
        double vendorShare,
        Labels labels,
        boolean elsewhere,
        Optional<Instant> begin) {
    private static final double LEAST_HOURS = 0.1;

    /** Refuses what cannot be walked. */
    public LoopRequest {
        if (cameras < 1 || cameras > 12) {
            throw new IllegalArgumentException("cameras must be 1..12, is " + cameras);
        }
        if (!(hours > 0 && hours <= 24 && heldOutHours > 0 && heldOutHours <= 48)) {
            throw new IllegalArgumentException(
                    "hours must be above 0 and at most 24 (held out 48): "
                            + hours
                            + ", "
                            + heldOutHours);
        }
        if (hours * cameras < LEAST_HOURS - 1e-9) {
            throw new IllegalArgumentException(
                    "six minutes must be collected at least to have something to learn from and to"
                            + " judge by: hours times cameras is "
                            + hours * cameras
                            + " and must be 0.1 or more");
        }
        if (samples < 10 || trials < 1 || trials > 100) {
            throw new IllegalArgumentException(
                    "at least 10 samples and 1..100 trials: " + samples + ", " + trials);
        }
        if (!(vendorShare >= 0 && vendorShare <= 1)) {
            throw new IllegalArgumentException("the vendor's share lies in 0..1: " + vendorShare);
        }
    }

    /** Two cameras, an hour, two hours held out, six trials. */
    public static LoopRequest of(long seed, int place) {
        return new LoopRequest(
                seed, place, 2, 1, 2, 1200, 6, 0.2, Labels.AS_ANSWERED, true, Optional.empty());
    }

    /** Which labels are trained on. */
    public enum Labels {
        AS_ANSWERED,
        /** Dealt out anew among the samples: for showing that the gate stops what comes of it. */
        SHUFFLED
    }
}
