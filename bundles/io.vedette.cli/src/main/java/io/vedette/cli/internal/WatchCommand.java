package io.vedette.cli.internal;

import io.vedette.service.alert.AlertGates;
import io.vedette.service.alert.GateSpec;
import io.vedette.service.cli.Cli;
import io.vedette.service.cli.Command;
import io.vedette.service.cli.Console;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.rollout.Variant;
import io.vedette.service.watch.Event;
import io.vedette.service.watch.EventChange;
import io.vedette.service.watch.PipelineRun;
import io.vedette.service.watch.PipelineSpec;
import io.vedette.service.watch.Pipelines;
import io.vedette.service.watch.RuleReplays;
import io.vedette.service.watch.RuleSpec;
import io.vedette.service.watch.RunEnd;
import io.vedette.spi.stream.StreamSpec.Pacing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code ./vedette watch}: one pipeline over a file or an address, or rules over given tracks. */
@Component
@Cli(
        command = "watch",
        summary = "finds objects, tracks, events and alerts in a video",
        usage = WatchArguments.USAGE)
public final class WatchCommand implements Command {
    private final Pipelines pipelines;
    private final RuleReplays replays;
    private final AlertGates gates;

    /** With what runs cameras. */
    @Activate
    public WatchCommand(
            @Reference Pipelines pipelines,
            @Reference RuleReplays replays,
            @Reference AlertGates gates) {
        this.pipelines = pipelines;
        this.replays = replays;
        this.gates = gates;
    }

    @Override
    public int run(List<String> args, Console console) {
        try {
            WatchArguments arguments = WatchArguments.parse(args, console);
            if (arguments.overTracks()) {
                replay(arguments);
            } else {
                watch(arguments);
            }
            return OK;
        } catch (InvalidRequestException e) {
            console.err().println("watch: " + e.getMessage());
            return REFUSED;
        } catch (IOException e) {
            console.err().println("watch: the results cannot be written: " + e);
            return REFUSED;
        }
    }

    private void watch(WatchArguments arguments) throws IOException {
        PipelineSpec spec =
                PipelineSpec.of(arguments.camera(), arguments.uri())
                        .pacing(arguments.realtime() ? Pacing.REALTIME : Pacing.AS_FAST)
                        .detector(arguments.detector())
                        .rules(arguments.rules())
                        .keepSeconds(0)
                        .options(
                                Map.of(
                                        "strict",
                                        "true",
                                        "reconnect",
                                        "false",
                                        "classes",
                                        arguments.classes()))
                        .build();
        Path out = arguments.out();
        long begin = System.nanoTime();
        try (WatchAlerts alerts = new WatchAlerts(gates.open(gate(arguments)));
                WatchFiles files = new WatchFiles(out, arguments.console().err(), alerts);
                PipelineRun run = pipelines.start(spec, files)) {
            RunEnd end = await(run);
            if (end instanceof RunEnd.Refused refused) {
                throw new InvalidRequestException(refused.why());
            }
            files.finish();
            arguments
                    .console()
                    .err()
                    .printf("%s, %.1f s%n", files.summary(), (System.nanoTime() - begin) / 1e9);
        }
    }

    private static GateSpec gate(WatchArguments arguments) {
        Variant verifier =
                new Variant(
                        Variant.EMPTY.name(),
                        Variant.Role.CHAMPION,
                        arguments.verifier().map(Path::toString),
                        Map.of(),
                        0);
        return new GateSpec(arguments.camera(), arguments.rules(), List.of(verifier));
    }

    private static RunEnd await(PipelineRun run) {
        try {
            return run.done().toCompletableFuture().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new RunEnd.Closed();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a run ends with a value", e);
        }
    }

    private void replay(WatchArguments arguments) throws IOException {
        arguments.asked().needed("--rules");
        List<RuleSpec> rules = arguments.rules();
        double fps = arguments.fps();
        TracksFile tracks = TracksFile.read(arguments.tracks());
        List<Event> events = new ArrayList<>();
        String camera = arguments.camera();
        long begin = System.nanoTime();
        try (RuleReplays.Replay replay = replays.open(camera, camera, arguments.size(), rules)) {
            tracks.play(fps, (frame, now, live) -> keep(events, replay.observe(frame, now, live)));
            keep(events, replay.finish());
        }
        Path out = arguments.out();
        Files.createDirectories(out);
        WatchFiles.writeEvents(out, events);
        arguments
                .console()
                .err()
                .printf(
                        "%d frames, %d events in %s, %.2f s%n",
                        tracks.lastFrame(), events.size(), out, (System.nanoTime() - begin) / 1e9);
    }

    private static void keep(List<Event> events, List<EventChange> changes) {
        for (EventChange change : changes) {
            if (change instanceof EventChange.Ended ended) {
                events.add(ended.event());
            }
        }
    }
}
