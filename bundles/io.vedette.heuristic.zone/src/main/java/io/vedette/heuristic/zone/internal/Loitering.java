package io.vedette.heuristic.zone.internal;

import io.vedette.spi.Snapshot;
import io.vedette.spi.rule.Heuristic;
import io.vedette.spi.rule.HeuristicSpec;
import io.vedette.spi.rule.Rule;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The dwell time in a polygon exceeds a threshold. */
@Component
@Rule("loitering")
public final class Loitering implements Heuristic {
    /** By Declarative Services. */
    @Activate
    public Loitering() {}

    @Override
    public Session open(HeuristicSpec spec, Optional<Snapshot> from) {
        return ZoneSessions.open(spec, ZoneRule.loitering(spec), from);
    }
}
