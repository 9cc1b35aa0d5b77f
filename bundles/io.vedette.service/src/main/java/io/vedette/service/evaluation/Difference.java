package io.vedette.service.evaluation;

import java.util.Optional;

/**
 * How far two things differ in a value, judged on the same units: a paired bootstrap.
 *
 * @param value name
 * @param before of the first; empty where undefined
 * @param after of the second
 * @param difference after minus before
 * @param interval of the difference; empty where fewer than two blocks were there
 * @param probabilityBelow share of draws in which the difference is at most 0
 * @param blocks how many could be drawn from
 */
public record Difference(
        String value,
        Optional<Double> before,
        Optional<Double> after,
        Optional<Double> difference,
        Optional<Interval> interval,
        double probabilityBelow,
        int blocks) {}
