package io.vedette.spi.stream;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * What a source is to open.
 *
 * @param camera id of the camera, for log lines
 * @param uri address; may carry credentials: never log it, use {@link #shown()}
 * @param role what the stream is for
 * @param pacing real time, or as fast as the machine allows
 * @param epoch calendar time of stream second 0
 * @param connectTimeout after which a connection attempt is given up
 * @param options further settings of the source by name
 */
public record StreamSpec(
        String camera,
        URI uri,
        Role role,
        Pacing pacing,
        Instant epoch,
        Duration connectTimeout,
        Map<String, String> options) {
    /** Copies the options. */
    public StreamSpec {
        Objects.requireNonNull(camera, "camera");
        Objects.requireNonNull(uri, "uri");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(pacing, "pacing");
        Objects.requireNonNull(epoch, "epoch");
        Objects.requireNonNull(connectTimeout, "connectTimeout");
        options = Map.copyOf(options);
    }

    /** The address with its user info removed. */
    public String shown() {
        return uri.toString().replaceFirst("//[^/@]*@", "//");
    }

    @Override
    public String toString() {
        return "StreamSpec[" + camera + ", " + shown() + ", " + role + ", " + pacing + "]";
    }

    /** What a stream is for. */
    public enum Role {
        DETECT,
        RECORD,
        BOTH
    }

    /** Whether finite sources keep to their own clock. Live ones always do. */
    public enum Pacing {
        REALTIME,
        AS_FAST
    }
}
