package io.vedette.heuristic.zone.internal;

import io.vedette.spi.Snapshot;
import io.vedette.spi.rule.Heuristic;
import io.vedette.spi.rule.HeuristicSpec;
import io.vedette.spi.rule.Rule;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** An anchor stays inside a polygon. */
@Component
@Rule("intrusion")
public final class Intrusion implements Heuristic {
    /** By Declarative Services. */
    @Activate
    public Intrusion() {}

    @Override
    public Session open(HeuristicSpec spec, Optional<Snapshot> from) {
        return ZoneSessions.open(spec, ZoneRule.intrusion(spec), from);
    }
}
