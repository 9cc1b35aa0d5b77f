package io.vedette.service.store.labeling;

/**
 * How often a worker said something of gold items of one class.
 *
 * @param worker id
 * @param truth the known class
 * @param said the answer
 * @param times how often
 */
public record GoldCount(String worker, String truth, String said, long times) {}
