package io.vedette.core.collect.internal;

import io.vedette.service.watch.PipelineSpec;
import io.vedette.spi.stream.StreamSpec;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;

/**
 * Names recordings: a camera-day (UTC) of a live camera; of a scene or a file, which may be played
 * again on the same day with other content, the day and a digest of its address.
 */
final class Recordings {
    private static final Set<String> FINITE = Set.of("scene", "file", "images");

    private Recordings() {}

    static String of(PipelineSpec spec, Instant when) {
        String day = day(when);
        URI source = spec.source();
        String scheme = source.getScheme() == null ? "file" : source.getScheme();
        boolean finite =
                FINITE.contains(scheme.toLowerCase(Locale.ROOT))
                        || spec.pacing() == StreamSpec.Pacing.AS_FAST;
        return finite ? day + "/" + Hashes.hex(source.toString(), 10) : day;
    }

    static String day(Instant when) {
        return when.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    /** Whether a recording falls into the share that is kept for evaluation. */
    static boolean reserved(String camera, String recording, double share) {
        return Hashes.unit("reserved/" + camera + "/" + recording) < share;
    }
}
