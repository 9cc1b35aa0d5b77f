package io.vedette.service.watch;

/** How a run ended. */
public sealed interface RunEnd {
    /**
     * A finite source was read to its end.
     *
     * @param frames decoded
     * @param seconds of the stream
     */
    record Finished(long frames, double seconds) implements RunEnd {}

    /** It was closed. */
    record Closed() implements RunEnd {}

    /**
     * It could not go on.
     *
     * @param why what, where, and what to do; without credentials
     */
    record Refused(String why) implements RunEnd {}
}
