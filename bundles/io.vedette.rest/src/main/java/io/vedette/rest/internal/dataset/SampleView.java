package io.vedette.rest.internal.dataset;

import io.vedette.service.collect.Known;
import io.vedette.service.collect.Sample;
import io.vedette.spi.Box;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A sample as REST shows it. */
public record SampleView(
        String id,
        String origin,
        String site,
        String camera,
        String cameraGroup,
        String recording,
        boolean reserved,
        String name,
        Instant takenAt,
        double streamSeconds,
        int width,
        int height,
        boolean crop,
        Optional<Long> track,
        Optional<List<Double>> box,
        String label,
        Optional<Double> score,
        Map<String, Double> probabilities,
        Optional<String> modelVersion,
        Optional<String> pipeline,
        Optional<String> alert,
        Optional<String> verdict,
        String verdictReason,
        boolean labeled) {
    /** The view of a sample. */
    public static SampleView of(Sample sample) {
        Known known = sample.known();
        return new SampleView(
                sample.id(),
                sample.origin().id(),
                sample.place().site(),
                sample.place().camera(),
                sample.place().cameraGroup(),
                sample.place().recording(),
                sample.place().reserved(),
                sample.name(),
                sample.takenAt(),
                sample.streamSeconds(),
                sample.size().width(),
                sample.size().height(),
                sample.crop().isPresent(),
                known.track(),
                known.box().map(SampleView::numbers),
                known.label(),
                known.score(),
                known.probabilities(),
                known.modelVersion(),
                known.pipeline(),
                known.alert(),
                sample.verdict(),
                sample.verdictReason(),
                sample.labeled());
    }

    private static List<Double> numbers(Box box) {
        return List.of(box.x(), box.y(), box.width(), box.height());
    }
}
