package io.vedette.bench.internal;

import io.vedette.service.watch.FrameReport;
import io.vedette.service.watch.PipelineListener;
import io.vedette.service.watch.PipelineRun;
import io.vedette.service.watch.PipelineSpec;
import io.vedette.service.watch.Pipelines;
import io.vedette.service.watch.RuleSpec;
import io.vedette.service.watch.RunStatus;
import io.vedette.spi.geometry.Point;
import io.vedette.spi.math.Quantile;
import io.vedette.spi.stream.StreamSpec.Pacing;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;

/** Four simulated cameras at their own speed, with motion, tracker and a rule on each. */
final class CamerasBenchmark implements Benchmark {
    private static final int CAMERAS = 4;
    private final Pipelines pipelines;

    CamerasBenchmark(Pipelines pipelines) {
        this.pipelines = pipelines;
    }

    @Override
    public String name() {
        return "cameras";
    }

    @Override
    public Finding run(Plan plan) throws IOException {
        List<Watched> watched = new ArrayList<>();
        List<PipelineRun> runs = new ArrayList<>();
        double cpu = Cpu.process();
        long begin = System.nanoTime();
        try {
            for (int i = 1; i <= CAMERAS; i++) {
                Watched listener = new Watched();
                PipelineRun run = pipelines.start(spec(i, plan.seconds()), listener);
                listener.run = run;
                watched.add(listener);
                runs.add(run);
            }
            // What is measured is time going by.
            TimeUnit.SECONDS.sleep(plan.seconds());
            double wall = (System.nanoTime() - begin) / 1e9;
            return finding(runs, watched, (Cpu.process() - cpu) / wall);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            runs.forEach(PipelineRun::close);
        }
    }

    private static PipelineSpec spec(int number, int seconds) {
        URI scene =
                URI.create(
                        String.format(
                                "scene:street?place=%d&seed=%d&seconds=%d",
                                number, number, seconds + 60));
        List<Point> lower =
                List.of(new Point(0, 0.4), new Point(1, 0.4), new Point(1, 1), new Point(0, 1));
        return PipelineSpec.of("bench-" + number, scene)
                .pacing(Pacing.REALTIME)
                .rules(List.of(new RuleSpec("zone", "intrusion", lower, Map.of())))
                .build();
    }

    private static Finding finding(List<PipelineRun> runs, List<Watched> watched, double cores)
            throws IOException {
        double[] lags =
                watched.stream().map(Watched::lags).flatMapToDouble(Arrays::stream).toArray();
        Arrays.sort(lags);
        List<RunStatus> states = runs.stream().map(PipelineRun::status).toList();
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("lagMillisP50", Quantile.of(lags, 0.5).orElse(Double.NaN));
        values.put("lagMillisP95", Quantile.of(lags, 0.95).orElse(Double.NaN));
        values.put("lagMillisMost", DoubleStream.of(lags).max().orElse(Double.NaN));
        values.put("frames", states.stream().mapToDouble(RunStatus::received).sum());
        values.put(
                "dropped",
                states.stream()
                        .flatMap(s -> s.dropped().values().stream())
                        .mapToDouble(Long::doubleValue)
                        .sum());
        values.put("events", states.stream().mapToDouble(RunStatus::events).sum());
        values.put("processorsBusy", cores);
        values.put("residentMiB", Cpu.residentMiB());
        return Finding.values(
                "cameras",
                values,
                CAMERAS
                        + " scenes at 10 frames/s; lag: from a frame's decoding to its last callback");
    }

    /** Hears of one camera. */
    private static final class Watched implements PipelineListener {
        private final List<Double> lags = new ArrayList<>();
        private volatile PipelineRun run;

        @Override
        public void frame(FrameReport report) {
            PipelineRun now = run;
            if (now != null && report.frame().isPresent()) {
                synchronized (lags) {
                    // of the frame before: this one's last callback has not returned yet
                    lags.add(now.status().lagMillis());
                }
            }
        }

        double[] lags() {
            synchronized (lags) {
                return lags.stream().skip(10).mapToDouble(Double::doubleValue).toArray();
            }
        }
    }
}
