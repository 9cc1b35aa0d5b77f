package io.vedette.heuristic.line.internal;

import io.vedette.spi.Snapshot;
import io.vedette.spi.rule.Heuristic;
import io.vedette.spi.rule.HeuristicSpec;
import io.vedette.spi.rule.Rule;
import java.io.IOException;
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
        return new CrossingSession(rule, kept(spec, rule, from));
    }

    private static Kept kept(HeuristicSpec spec, CrossingRule rule, Optional<Snapshot> from) {
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
