package io.vedette.spi.labeling;

import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** A dispatcher whose vendor calls us. The call is only a hint; the core polls. */
@ConsumerType
public interface PushReceiving {
    /** What a request says, empty where its signature does not fit. */
    Optional<PushHint> parse(PushRequest request);

    /**
     * A request from outside.
     *
     * @param headers lower-case names
     * @param body at most 1 MiB; not to be written
     */
    record PushRequest(Map<String, String> headers, byte[] body) {}

    /**
     * What it hints at.
     *
     * @param batch id, or empty for any
     */
    record PushHint(String batch) {}
}
