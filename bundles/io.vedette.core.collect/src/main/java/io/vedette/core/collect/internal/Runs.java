package io.vedette.core.collect.internal;

import io.vedette.service.watch.PipelineSpec;
import io.vedette.spi.stream.StreamSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is collected of each run; the runs that were quiet longest are forgotten first. */
final class Runs {
    private static final int MOST = 1000;
    private final Settings settings;
    private final Map<String, Run> byName = new LinkedHashMap<>(64, 0.75f, true);

    Runs(Settings settings) {
        this.settings = settings;
    }

    /** The run of a spec; its rules may have changed since. */
    synchronized Run of(PipelineSpec spec) {
        Run old = byName.get(spec.run());
        if (old != null && old.spec().orElse(null) == spec) {
            return old;
        }
        Run now =
                new Run(
                        Optional.of(spec),
                        old == null ? new CameraCollection(settings) : old.collection());
        byName.put(spec.run(), now);
        if (byName.size() > MOST) {
            byName.remove(byName.keySet().iterator().next());
        }
        return now;
    }

    /** The run of this name; one without a spec where no frame of it was seen yet. */
    synchronized Run named(String name) {
        return byName.computeIfAbsent(
                name, n -> new Run(Optional.empty(), new CameraCollection(settings)));
    }

    /**
     * A run.
     *
     * @param spec of the run, once a frame of it was seen
     * @param collection what is collected of it
     */
    record Run(Optional<PipelineSpec> spec, CameraCollection collection) {
        /** Whether the strand waits for storing. */
        boolean waits() {
            return spec.map(s -> s.pacing() == StreamSpec.Pacing.AS_FAST).orElse(false);
        }

        /** Whether samples may be taken of it. */
        boolean wanted() {
            return spec.map(s -> !"false".equals(s.options().get("collect"))).orElse(true);
        }

        String detector() {
            return spec.map(s -> s.detector().toString()).orElse("");
        }
    }
}
