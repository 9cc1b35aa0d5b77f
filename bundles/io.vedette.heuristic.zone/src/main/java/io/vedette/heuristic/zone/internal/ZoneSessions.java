package io.vedette.heuristic.zone.internal;

import io.vedette.spi.Snapshot;
import io.vedette.spi.rule.Heuristic;
import io.vedette.spi.rule.HeuristicSpec;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens sessions, with the state of an earlier one where it can be read. */
final class ZoneSessions {
    private static final Logger LOG = LoggerFactory.getLogger(ZoneSessions.class);

    private ZoneSessions() {}

    static Heuristic.Session open(HeuristicSpec spec, ZoneRule rule, Optional<Snapshot> from) {
        return new StaySession(
                rule,
                Snapshot.handedOver(
                                from,
                                Kept.SCHEMA,
                                in -> Kept.read(rule, in),
                                why ->
                                        LOG.warn(
                                                "camera {}, rule {}: {}",
                                                spec.camera(),
                                                spec.rule(),
                                                why))
                        .orElse(Kept.NOTHING));
    }
}
