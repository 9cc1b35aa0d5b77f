package io.vedette.spi.rule;

/**
 * What a verifier says.
 *
 * @param accepted whether the alert may be raised
 * @param score 0..1, how much speaks for it
 * @param why for people
 */
public record Ruling(boolean accepted, double score, String why) {}
