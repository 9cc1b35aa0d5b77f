package io.vedette.spi.stream;

import io.vedette.spi.Box;

/** One thing that is true of a stream. */
public sealed interface TruthRow {
    /**
     * An object in a frame.
     *
     * @param frame from 1
     * @param seconds presentation time
     * @param identity of the object, from 1, stable over the stream
     * @param label {@code person}, {@code vehicle}, {@code animal}, ...
     * @param box visible extent, pixels
     */
    record Seen(long frame, double seconds, long identity, String label, Box box)
            implements TruthRow {}

    /**
     * Something that happened.
     *
     * @param type {@code visit}: a person in the yard; {@code disturbance}: what makes false alarms
     * @param label who or what, e.g. {@code person}, {@code animal}, {@code headlights}
     * @param identity of the object, 0 where there is none
     * @param begin stream seconds
     * @param end stream seconds
     */
    record Happened(String type, String label, long identity, double begin, double end)
            implements TruthRow {}
}
