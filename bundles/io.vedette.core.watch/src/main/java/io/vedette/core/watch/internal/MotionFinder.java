package io.vedette.core.watch.internal;

import io.vedette.spi.frame.Frame;
import io.vedette.spi.model.Detection;
import io.vedette.spi.scene.SceneFacts;
import io.vedette.spi.track.TrackerInput.Look;
import java.util.List;
import java.util.function.Supplier;

/** What moves is an object. */
final class MotionFinder implements Finder {
    private final Supplier<String> analyzer;

    MotionFinder(Supplier<String> analyzer) {
        this.analyzer = analyzer;
    }

    @Override
    public Found find(Frame frame, SceneFacts facts) {
        if (facts.state() == SceneFacts.State.CALIBRATING) {
            return new Found(Look.GATED, "calibrating", List.of());
        }
        return new Found(
                Look.ANALYSED,
                "",
                facts.blobs().stream()
                        .map(b -> new Detection("object", Math.min(1, b.score()), b.box()))
                        .toList());
    }

    @Override
    public String label() {
        return analyzer.get();
    }

    @Override
    public boolean gateable() {
        return false;
    }

    @Override
    public void close() {}
}
