package io.vedette.spi.scene;

import io.vedette.spi.Snapshot;
import io.vedette.spi.frame.Frame;
import io.vedette.spi.frame.Masks;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Looks at every frame and says cheaply whether anything happens: the gate in front of the
 * detector, and with its blobs a detector of its own.
 *
 * <p>One session per camera; calls of one session come one at a time, in the order of time, on
 * changing threads. Works on planes as they are, without allocating per pixel.
 *
 * <pre>{@code
 * @Component
 * @Analyzer("brightness")
 * public final class Brightness implements SceneAnalyzer {
 *     public Session open(SceneSpec spec, Optional<Snapshot> from) {
 *         return (frame, masks) -> {
 *             long sum = 0;
 *             for (int y = 0; y < frame.height(); y += 8)
 *                 for (int x = 0; x < frame.width(); x += 8)
 *                     sum += frame.y().data().get(y * frame.y().stride() + x) & 255;
 *             double luma = sum * 64.0 / 255 / frame.width() / frame.height();
 *             return new SceneFacts(SceneFacts.State.READY, 1, List.of(), luma, 0, 0);
 *         };
 *     }
 * }
 * }</pre>
 */
@ConsumerType
public interface SceneAnalyzer {
    /**
     * Begins with a camera.
     *
     * @param from state of an earlier session of this or another version; ignored where its schema
     *     is unknown
     */
    Session open(SceneSpec spec, Optional<Snapshot> from);

    /** State of one camera. */
    @ConsumerType
    interface Session extends AutoCloseable {
        /** Looks at one frame, borrowed for the call. */
        SceneFacts observe(Frame frame, Masks masks);

        /** The state, where there is one worth handing on. */
        default Optional<Snapshot> snapshot() {
            return Optional.empty();
        }

        /** Frees what the session holds. */
        @Override
        default void close() {}
    }
}
