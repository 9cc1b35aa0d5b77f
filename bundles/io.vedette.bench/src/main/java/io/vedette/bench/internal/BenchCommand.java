package io.vedette.bench.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.vedette.service.cli.Cli;
import io.vedette.service.cli.Command;
import io.vedette.service.cli.Console;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.watch.Pipelines;
import io.vedette.spi.scene.SceneAnalyzer;
import io.vedette.spi.stream.StreamSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code ./vedette bench}: how fast Vedette is, beside what others use for the same. */
@Component
@Cli(command = "bench", summary = "measures speed beside other programs", usage = Plan.USAGE)
public final class BenchCommand implements Command {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private final List<Benchmark> benchmarks;

    /**
     * @param files reads files
     * @param motion the motion gate
     * @param pipelines runs cameras
     * @param context of this bundle
     */
    @Activate
    public BenchCommand(
            @Reference(target = "(vedette.source=ffmpeg)") StreamSource files,
            @Reference(target = "(vedette.analyzer=motion)") SceneAnalyzer motion,
            @Reference Pipelines pipelines,
            BundleContext context) {
        benchmarks =
                List.of(
                        new DecodeBenchmark(files),
                        new MotionBenchmark(files, motion),
                        new PipelineBenchmark(pipelines),
                        new CamerasBenchmark(pipelines),
                        new SwapBenchmark(pipelines, context),
                        new StartBenchmark());
    }

    @Override
    public int run(List<String> args, Console console) {
        try {
            Plan plan = Plan.parse(args, console);
            List<Benchmark> wanted = wanted(plan);
            double before = Cpu.load();
            List<Finding> found = new ArrayList<>();
            for (Benchmark benchmark : wanted) {
                found.add(benchmark.run(plan));
            }
            print(plan, found, before, Cpu.load());
            return OK;
        } catch (InvalidRequestException e) {
            console.err().println("bench: " + e.getMessage());
            return REFUSED;
        } catch (IOException e) {
            console.err().println("bench: " + e.getMessage());
            return FAILED;
        }
    }

    private List<Benchmark> wanted(Plan plan) {
        List<String> known = benchmarks.stream().map(Benchmark::name).toList();
        for (String name : plan.names()) {
            if (!known.contains(name)) {
                throw new InvalidRequestException(
                        "there is no benchmark '" + name + "'; there are " + known);
            }
        }
        return benchmarks.stream()
                .filter(b -> plan.names().isEmpty() || plan.names().contains(b.name()))
                // Without a detector, what needs one is left out unless asked for.
                .filter(
                        b ->
                                !plan.names().isEmpty()
                                        || plan.model().isPresent()
                                        || !b.name().equals("pipeline"))
                .toList();
    }

    private static void print(Plan plan, List<Finding> found, double before, double after) {
        int processors = Runtime.getRuntime().availableProcessors();
        if (plan.json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("processors", processors);
            document.put("loadBefore", before);
            document.put("loadAfter", after);
            document.put("passes", plan.repeat());
            document.put("benchmarks", found.stream().map(Finding::document).toList());
            try {
                plan.console().out().println(JSON.writeValueAsString(document));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("findings are always a document", e);
            }
            return;
        }
        new Table(plan.console().out()).print(found);
        plan.console()
                .out()
                .printf("%d processors, load %.1f before, %.1f after%n", processors, before, after);
    }
}
