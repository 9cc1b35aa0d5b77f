package io.vedette.bench.internal;

import io.vedette.service.watch.FrameReport;
import io.vedette.service.watch.PipelineListener;
import io.vedette.service.watch.PipelineRun;
import io.vedette.service.watch.PipelineSpec;
import io.vedette.service.watch.Pipelines;
import io.vedette.service.watch.SwapReport;
import io.vedette.spi.stream.StreamSpec.Pacing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/** The tracker of a running camera, updated in place, and exchanged for a newer one beside it. */
final class SwapBenchmark implements Benchmark {
    private static final String TRACKER = "io.vedette.tracker.bytetrack";
    private static final long PATIENCE_SECONDS = 20;
    private final Pipelines pipelines;
    private final BundleContext context;

    SwapBenchmark(Pipelines pipelines, BundleContext context) {
        this.pipelines = pipelines;
        this.context = context;
    }

    @Override
    public String name() {
        return "swap";
    }

    @Override
    public Finding run(Plan plan) throws IOException {
        Bundle tracker =
                Arrays.stream(context.getBundles())
                        .filter(b -> TRACKER.equals(b.getSymbolicName()))
                        .findFirst()
                        .orElseThrow(() -> new IOException(TRACKER + " is not here"));
        PipelineSpec spec =
                PipelineSpec.of("bench", URI.create("scene:street?place=1&seed=1&seconds=3600"))
                        .pacing(Pacing.REALTIME)
                        .build();
        Swapped swapped = new Swapped();
        try (PipelineRun run = pipelines.start(spec, swapped)) {
            swapped.warm();
            List<SwapReport> inPlace = new ArrayList<>();
            List<SwapReport> beside = new ArrayList<>();
            for (int i = 0; i < plan.repeat(); i++) {
                tracker.update();
                inPlace.add(swapped.next(SwapReport.Kind.IN_PLACE));
                Bundle newer =
                        context.installBundle(
                                "bench:" + TRACKER + i,
                                new ByteArrayInputStream(NewerBundle.of(tracker, i)));
                try {
                    newer.start();
                    beside.add(swapped.next(SwapReport.Kind.SIDE_BY_SIDE));
                } finally {
                    newer.uninstall();
                }
                swapped.any();
            }
            return finding(inPlace, beside);
        } catch (BundleException e) {
            throw new IOException("a bundle could not be exchanged: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private Finding finding(List<SwapReport> inPlace, List<SwapReport> beside) {
        Map<String, Double> values = new LinkedHashMap<>();
        put(values, "inPlace", inPlace);
        put(values, "sideBySide", beside);
        return Finding.values(
                name(), values, "tracker of a camera at 10 frames/s; gap: no frame could pass");
    }

    private static void put(Map<String, Double> values, String kind, List<SwapReport> reports) {
        Spread gaps =
                Spread.of(reports.stream().mapToDouble(r -> r.gap().toNanos() / 1e6).toArray());
        values.put(kind + ".gapMillis", gaps.median());
        values.put(kind + ".gapMillisMost", gaps.high());
        values.put(
                kind + ".dropped", (double) reports.stream().mapToInt(SwapReport::dropped).sum());
        values.put(
                kind + ".handedOver",
                (double) reports.stream().filter(SwapReport::handedOver).count());
    }

    /** Waits for exchanges. */
    private static final class Swapped implements PipelineListener {
        private final BlockingQueue<SwapReport> reports = new LinkedBlockingQueue<>();
        private final CountDownLatch frames = new CountDownLatch(20);

        @Override
        public void frame(FrameReport report) {
            frames.countDown();
        }

        @Override
        public void swapped(SwapReport report) {
            if (report.part().equals("tracker")) {
                reports.add(report);
            }
        }

        void warm() throws IOException, InterruptedException {
            if (!frames.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("the camera shows nothing");
            }
        }

        SwapReport any() throws IOException, InterruptedException {
            SwapReport report = reports.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (report == null) {
                throw new IOException("an exchange was not reported");
            }
            return report;
        }

        SwapReport next(SwapReport.Kind kind) throws IOException, InterruptedException {
            SwapReport report = any();
            if (report.kind() != kind) {
                throw new IOException("exchanged " + report.kind() + " instead of " + kind);
            }
            return report;
        }
    }
}
