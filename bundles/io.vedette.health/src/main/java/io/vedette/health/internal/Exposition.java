package io.vedette.health.internal;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.PrometheusNaming;
import io.vedette.service.metrics.Reading;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Readings in Prometheus' text format, by Prometheus' own writer. */
final class Exposition {

    static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private static final Logger LOG = LoggerFactory.getLogger(Exposition.class);

    private Exposition() {}

    static void write(Collection<Reading> readings, OutputStream out) throws IOException {
        Map<String, List<Reading>> byName = new TreeMap<>();
        for (Reading reading : readings) {
            byName.computeIfAbsent(reading.name(), name -> new ArrayList<>()).add(reading);
        }
        List<MetricSnapshot> snapshots = new ArrayList<>();
        byName.forEach(
                (name, list) -> {
                    try {
                        snapshots.add(snapshot(name, list));
                    } catch (IllegalArgumentException e) {
                        // A plugin's reading that Prometheus would refuse must not hide the others.
                        LOG.warn("metric {} is left out: {}", name, e.getMessage());
                    }
                });
        PrometheusTextFormatWriter.create().write(out, new MetricSnapshots(snapshots));
    }

    private static MetricSnapshot snapshot(String name, List<Reading> readings) {
        Reading first = readings.get(0);
        // The writer gives counters their _total back.
        String base = PrometheusNaming.sanitizeMetricName(name);
        if (first.kind() == Reading.Kind.COUNTER) {
            CounterSnapshot.Builder counter =
                    CounterSnapshot.builder().name(base).help(first.help());
            readings.forEach(
                    r ->
                            counter.dataPoint(
                                    CounterDataPointSnapshot.builder()
                                            .labels(labels(r))
                                            .value(r.value())
                                            .build()));
            return counter.build();
        }
        GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(base).help(first.help());
        readings.forEach(
                r ->
                        gauge.dataPoint(
                                GaugeDataPointSnapshot.builder()
                                        .labels(labels(r))
                                        .value(r.value())
                                        .build()));
        return gauge.build();
    }

    private static Labels labels(Reading reading) {
        Labels.Builder labels = Labels.builder();
        reading.labels()
                .forEach(
                        (name, value) ->
                                labels.label(PrometheusNaming.sanitizeLabelName(name), value));
        return labels.build();
    }
}
