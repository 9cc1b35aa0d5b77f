package io.vedette.heuristic.line.internal;

import io.vedette.spi.Snapshot;
import io.vedette.spi.rule.Heuristic;
import io.vedette.spi.rule.HeuristicSpec;
import io.vedette.spi.rule.Rule;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fires when a track settles on the other side of an oriented polyline, through the line. */
@Component
@Rule("line-crossing")
public final class LineCrossing implements Heuristic {
    private static final Logger LOG = LoggerFactory.getLogger(LineCrossing.class);

    /** By Declarative Services. */
    @Activate
    public LineCrossing() {}

    @Override
    public Session open(HeuristicSpec spec, Optional<Snapshot> from) {
        CrossingRule rule = CrossingRule.of(spec);
        return new CrossingSession(
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
