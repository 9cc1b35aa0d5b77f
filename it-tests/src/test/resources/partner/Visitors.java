package com.example.visitors;

import io.vedette.spi.Snapshot;
import io.vedette.spi.rule.Heuristic;
import io.vedette.spi.rule.HeuristicSpec;
import io.vedette.spi.rule.Observation;
import io.vedette.spi.rule.Rule;
import io.vedette.spi.rule.Signal;
import io.vedette.spi.track.Track;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/** Counts tracks, one event each. */
@Component
@Rule("visitors")
public final class Visitors implements Heuristic {
    private static final int EDITION = 1;

    @Override
    public Session open(HeuristicSpec spec, Optional<Snapshot> from) {
        return new Counting(from.map(s -> ByteBuffer.wrap(s.bytes())));
    }

    private static final class Counting implements Session {
        private long counted;
        private long newest;

        Counting(Optional<ByteBuffer> from) {
            from.ifPresent(
                    state -> {
                        counted = state.getLong();
                        newest = state.getLong();
                    });
        }

        @Override
        public List<Signal> observe(Observation observation) {
            List<Signal> signals = new ArrayList<>();
            for (Track track : observation.tracks()) {
                if (track.id() > newest) {
                    newest = track.id();
                    counted++;
                    signals.add(
                            new Signal.Fired(
                                    "visitor-" + counted,
                                    track.first(),
                                    observation.moment(),
                                    List.of(track.id()),
                                    "",
                                    track.box(),
                                    Map.of("count", counted, "edition", EDITION),
                                    false));
                }
            }
            return signals;
        }

        @Override
        public Optional<Snapshot> snapshot() {
            byte[] bytes = new byte[16];
            ByteBuffer.wrap(bytes).putLong(counted).putLong(newest);
            return Optional.of(new Snapshot("visitors/1", bytes));
        }
    }
}
