package io.vedette.spi.selection;

/**
 * A chosen sample.
 *
 * @param sample id
 * @param score the strategy's own; higher is better
 * @param reason one sentence for people
 */
public record Ranked(String sample, double score, String reason) {}
