package io.vedette.spi;

/**
 * A closed interval of stream time.
 *
 * @param begin seconds, at most {@code end}
 * @param end seconds
 */
public record Span(double begin, double end) {
    /** Refuses an end before the begin, and anything not a number. */
    public Span {
        if (!(begin <= end)) {
            throw new IllegalArgumentException("span ends before it begins: " + begin + ".." + end);
        }
    }

    /** Length in seconds. */
    public double seconds() {
        return end - begin;
    }

    /** Whether {@code t} lies in the span, both ends included. */
    public boolean contains(double t) {
        return t >= begin && t <= end;
    }
}
