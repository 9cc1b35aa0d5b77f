package io.vedette.stream.scene.internal;

import io.vedette.spi.stream.StreamSpec;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

final class Specs {
    private Specs() {}

    static StreamSpec of(String query, StreamSpec.Pacing pacing) {
        return new StreamSpec(
                "yard",
                URI.create("scene:street?" + query),
                StreamSpec.Role.DETECT,
                pacing,
                Instant.parse("2030-05-01T10:00:00Z"),
                Duration.ofSeconds(5),
                Map.of());
    }

    static StreamSpec fast(String query) {
        return of(query, StreamSpec.Pacing.AS_FAST);
    }

    static Timeline timeline(String query) {
        SceneUri uri = SceneUri.of(fast(query));
        return new Timeline(uri, new Layout(uri.place(), uri.size()));
    }
}
