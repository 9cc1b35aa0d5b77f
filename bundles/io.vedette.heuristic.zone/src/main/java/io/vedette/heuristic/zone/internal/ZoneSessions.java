package io.vedette.heuristic.zone.internal;

import io.vedette.spi.Snapshot;
import io.vedette.spi.rule.Heuristic;
import io.vedette.spi.rule.HeuristicSpec;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens sessions, with the state of an earlier one where it can be read. */
final class ZoneSessions {
    private static final Logger LOG = LoggerFactory.getLogger(ZoneSessions.class);

    private ZoneSessions() {}

    static Heuristic.Session open(HeuristicSpec spec, ZoneRule rule, Optional<Snapshot> from) {
        return new StaySession(rule, kept(spec, rule, from));
    }

    private static Kept kept(HeuristicSpec spec, ZoneRule rule, Optional<Snapshot> from) {
        if (from.isEmpty()) {
            return Kept.NOTHING;
        }
        try {
            if (Kept.SCHEMA.equals(from.get().schema())) {
                return Kept.read(rule, from.get().bytes());
            }
            LOG.warn(
                    "camera {}, rule {}: state of schema {} is not known here, starting anew",
                    spec.camera(),
                    spec.rule(),
                    from.get().schema());
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn(
                    "camera {}, rule {}: the handed over state cannot be read ({}), starting anew",
                    spec.camera(),
                    spec.rule(),
                    e.toString());
        }
        return Kept.NOTHING;
    }
}
