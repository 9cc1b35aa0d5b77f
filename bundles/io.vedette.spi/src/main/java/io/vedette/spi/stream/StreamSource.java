package io.vedette.spi.stream;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Brings pictures in: a camera, a file, a simulation.
 *
 * <p>{@link #run} is called on a thread the core lends, once per connection, and returns when the
 * stream has ended, was lost, or {@link StreamPort#cancelled()} says so (looked at at least every
 * 200 ms). Reconnecting is the core's business: a source tries once and says what happened. It
 * starts no threads, and what it opened is closed when {@code run} returns. Frames still leased
 * then stay readable until their last holder has released them.
 *
 * <pre>{@code
 * @Component
 * @Source("grey")
 * @Schemes("grey")
 * public final class GreySource implements StreamSource {
 *     public Ended run(StreamSpec spec, StreamPort port) {
 *         Size size = new Size(320, 240);
 *         ByteBuffer luma = ByteBuffer.allocateDirect(320 * 240);
 *         for (long n = 1; n <= 100 && !port.cancelled(); n++) {
 *             Moment moment = Moment.of(spec.epoch(), (n - 1) / 10.0);
 *             port.frame(Frame.grey(n, moment, size, Colour.UNSPECIFIED,
 *                     new Plane(luma, 320), () -> {}));
 *         }
 *         return new Ended.Finished();
 *     }
 * }
 * }</pre>
 */
@ConsumerType
public interface StreamSource {
    /**
     * Runs one connection to its end.
     *
     * @return {@code Finished} after the last frame of something finite, {@code Lost} where trying
     *     again may help, {@code Refused} where only a person can help (wrong address, password,
     *     codec, broken file)
     */
    Ended run(StreamSpec spec, StreamPort port);
}
