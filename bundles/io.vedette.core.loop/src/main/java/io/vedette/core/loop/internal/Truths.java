package io.vedette.core.loop.internal;

import io.vedette.service.problem.UnavailableException;
import io.vedette.spi.Span;
import io.vedette.spi.geometry.Polygon;
import io.vedette.spi.stream.KnowsTruth;
import io.vedette.spi.stream.StreamSpec;
import io.vedette.spi.stream.TruthRow;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Asks sources what their pictures show. */
@Component(service = Truths.class)
public final class Truths {
    private final Map<KnowsTruth, List<String>> sources = new ConcurrentHashMap<>();

    /** Empty; sources come and go. */
    @Activate
    public Truths() {}

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindSource(KnowsTruth source, Map<String, Object> properties) {
        Object schemes = properties.get("vedette.schemes");
        sources.put(
                source,
                schemes instanceof String[] several
                        ? List.of(several)
                        : schemes == null ? List.of() : List.of(schemes.toString()));
    }

    void unbindSource(KnowsTruth source) {
        sources.remove(source);
    }

    SliceTruth of(Slice slice) {
        try (Stream<TruthRow> rows =
                source(slice.source()).truth(spec(slice.source()), new Span(0, slice.seconds()))) {
            return new SliceTruth(slice, rows);
        }
    }

    Polygon yard(URI source) {
        return source(source)
                .zone(spec(source), "yard")
                .orElseThrow(() -> new UnavailableException("no yard is known of " + source, null));
    }

    private KnowsTruth source(URI uri) {
        return sources.entrySet().stream()
                .filter(entry -> entry.getValue().contains(uri.getScheme()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(
                        () ->
                                new UnavailableException(
                                        "no source in service knows the truth of " + uri, null));
    }

    private static StreamSpec spec(URI uri) {
        return new StreamSpec(
                "truth",
                uri,
                StreamSpec.Role.DETECT,
                StreamSpec.Pacing.AS_FAST,
                Instant.EPOCH,
                Duration.ofSeconds(10),
                Map.of());
    }
}
