package io.vedette.cli.internal;

import io.vedette.service.cli.Cli;
import io.vedette.service.cli.Command;
import io.vedette.service.cli.Console;
import io.vedette.spi.Span;
import io.vedette.spi.frame.ClipWriter;
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
@Cli(command = "scene", summary = "writes a simulated street and yard as video, with its truth")
public final class SceneCommand implements Command {
    private static final String USAGE =
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
            Map<String, String> given = parse(args);
            if (!given.containsKey("out")) {
                throw new IllegalArgumentException("--out is missing; " + USAGE);
            }
            Path folder = console.path(given.remove("out"));
            boolean film = given.remove("truth-only") == null;
            double seconds = Double.parseDouble(given.computeIfAbsent("seconds", name -> "60"));
            StreamSpec spec = spec(given);
            Polygon yard = truth.zone(spec, "yard").orElseThrow();
            Files.createDirectories(folder);
            TruthFiles.rules("yard", yard, folder.resolve("rules.yaml"));
            try (Stream<TruthRow> rows = truth.truth(spec, new Span(0, seconds))) {
                TruthFiles.observed(CAMERA, seconds, folder.resolve("observed.json"));
                console.err()
                        .println("scene: " + new TruthFiles(CAMERA).write(rows, folder) + " truth");
            }
            if (film) {
                film(spec, folder.resolve("video.mp4"));
            }
            console.out().println(folder);
            return OK;
        } catch (NumberFormatException e) {
            console.err().println("scene: --seconds must be a number; " + USAGE);
            return REFUSED;
        } catch (IllegalArgumentException e) {
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

    private static StreamSpec spec(Map<String, String> options) {
        return new StreamSpec(
                CAMERA,
                URI.create("scene:street"),
                StreamSpec.Role.DETECT,
                StreamSpec.Pacing.AS_FAST,
                Instant.EPOCH,
                Duration.ofSeconds(5),
                options);
    }

    private static Map<String, String> parse(List<String> args) {
        Map<String, String> given = new LinkedHashMap<>();
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            switch (arg) {
                case "--truth-only" -> given.put("truth-only", "");
                case "--place", "--seed", "--seconds", "--weather", "--size", "--out" -> {
                    if (++i == args.size()) {
                        throw new IllegalArgumentException(arg + " needs a value; " + USAGE);
                    }
                    given.put(arg.substring(2), args.get(i));
                }
                default -> throw new IllegalArgumentException("unknown " + arg + "; " + USAGE);
            }
        }
        return given;
    }
}
