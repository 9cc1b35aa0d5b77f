package io.vedette.cli.internal;

import io.vedette.service.cli.Arguments;
import io.vedette.service.cli.Cli;
import io.vedette.service.cli.Command;
import io.vedette.service.cli.Console;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.spi.Span;
import io.vedette.spi.clip.ClipWriter;
import io.vedette.spi.geometry.Polygon;
import io.vedette.spi.stream.Ended;
import io.vedette.spi.stream.KnowsTruth;
import io.vedette.spi.stream.StreamSource;
import io.vedette.spi.stream.StreamSpec;
import io.vedette.spi.stream.TruthRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code ./vedette scene}: a scene as a film, with its truth and the rule on its yard. */
@Component
@Cli(
        command = "scene",
        summary = "writes a simulated street and yard as video, with its truth",
        usage = SceneCommand.USAGE)
public final class SceneCommand implements Command {
    static final String USAGE =
            "scene --out DIR [--place P] [--seed N] [--seconds N]"
                    + " [--weather clear|cloudy|overcast|rain|dusk|night] [--size WxH]"
                    + " [--truth-only]";
    private static final String CAMERA = "video";
    private final StreamSource source;
    private final KnowsTruth truth;
    private final ClipWriter clips;

    /** With the scene and the writer of films. */
    @Activate
    public SceneCommand(
            @Reference(target = "(vedette.source=scene)") StreamSource source,
            @Reference(target = "(vedette.source=scene)") KnowsTruth truth,
            @Reference ClipWriter clips) {
        this.source = source;
        this.truth = truth;
        this.clips = clips;
    }

    @Override
    public int run(List<String> args, Console console) {
        try {
            Arguments asked = Arguments.parse(USAGE, 0, args, console);
            Path folder = asked.path("--out");
            double seconds = asked.number("--seconds").orElse(60.0);
            StreamSpec spec = spec(asked, seconds);
            Polygon yard = truth.zone(spec, "yard").orElseThrow();
            Files.createDirectories(folder);
            TruthFiles.rules("yard", yard, folder.resolve("rules.yaml"));
            try (Stream<TruthRow> rows = truth.truth(spec, new Span(0, seconds))) {
                TruthFiles.observed(CAMERA, seconds, folder.resolve("observed.json"));
                console.err()
                        .println("scene: " + new TruthFiles(CAMERA).write(rows, folder) + " truth");
            }
            if (!asked.has("--truth-only")) {
                film(spec, folder.resolve("video.mp4"));
            }
            console.out().println(folder);
            return OK;
        } catch (IllegalArgumentException | InvalidRequestException e) {
            console.err().println("scene: " + e.getMessage().replaceFirst("^scene: ", ""));
            return REFUSED;
        } catch (IOException | UncheckedIOException e) {
            console.err().println("scene: cannot write: " + e.getMessage());
            return FAILED;
        }
    }

    private void film(StreamSpec spec, Path file) throws IOException {
        try (FrameFeed feed = new FrameFeed()) {
            CompletableFuture<Ended> running =
                    CompletableFuture.supplyAsync(
                            () -> {
                                try {
                                    return source.run(spec, feed);
                                } finally {
                                    feed.end();
                                }
                            },
                            task -> new Thread(task, "vedette-scene").start());
            clips.encode(feed, file);
            if (running.join() instanceof Ended.Refused refused) {
                throw new IllegalArgumentException(refused.why());
            }
        }
    }

    private static StreamSpec spec(Arguments asked, double seconds) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String name : List.of("place", "seed", "weather", "size")) {
            asked.value("--" + name).ifPresent(value -> options.put(name, value));
        }
        options.put("seconds", asked.value("--seconds").orElse(Double.toString(seconds)));
        return new StreamSpec(
                CAMERA,
                URI.create("scene:street"),
                StreamSpec.Role.DETECT,
                StreamSpec.Pacing.AS_FAST,
                Instant.EPOCH,
                Duration.ofSeconds(5),
                options);
    }
}
