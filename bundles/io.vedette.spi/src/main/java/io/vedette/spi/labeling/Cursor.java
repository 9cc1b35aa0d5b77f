package io.vedette.spi.labeling;

/**
 * Where polling goes on.
 *
 * @param text the dispatcher's own; empty at the very beginning
 */
public record Cursor(String text) {
    /** From the very beginning. */
    public static final Cursor BEGIN = new Cursor("");
}
