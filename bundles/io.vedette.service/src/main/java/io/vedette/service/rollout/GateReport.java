package io.vedette.service.rollout;

import io.vedette.service.evaluation.Interval;
import java.util.List;
import java.util.Optional;

/**
 * What a gate says now.
 *
 * @param outcome of all criteria together
 * @param criteria each on its own
 * @param text one sentence for people
 * @param hours camera-hours of evidence
 * @param answers alerts that people answered
 * @param real of these, real ones
 */
public record GateReport(
        Outcome outcome,
        List<Criterion> criteria,
        String text,
        double hours,
        int answers,
        int real) {
    /** Copies the criteria. */
    public GateReport {
        criteria = List.copyOf(criteria);
    }

    /** What a gate or criterion says. */
    public enum Outcome {
        PASSED,
        FAILED,
        /** There is not enough evidence yet. */
        NOT_YET
    }

    /**
     * One criterion.
     *
     * @param name {@code recall}, {@code falseAlarmsPerCameraDay}, {@code millisP95}
     * @param before of the champion, where there is one to compare with
     * @param after of the challenger
     * @param interval of the difference
     * @param limit it must keep
     * @param outcome what it says
     * @param text for people
     */
    public record Criterion(
            String name,
            Optional<Double> before,
            Optional<Double> after,
            Optional<Interval> interval,
            double limit,
            Outcome outcome,
            String text) {}
}
