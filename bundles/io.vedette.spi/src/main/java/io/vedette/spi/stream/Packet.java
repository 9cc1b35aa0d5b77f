package io.vedette.spi.stream;

import io.vedette.spi.Moment;
import java.nio.ByteBuffer;

/**
 * One encoded picture.
 *
 * @param data the bytes from position to limit; borrowed
 * @param pts presentation time in ticks of the codec's time base
 * @param dts decoding time in ticks
 * @param duration in ticks, 0 where unknown
 * @param key whether decoding can begin here
 * @param moment presentation time in stream time
 */
public record Packet(
        ByteBuffer data, long pts, long dts, long duration, boolean key, Moment moment) {}
