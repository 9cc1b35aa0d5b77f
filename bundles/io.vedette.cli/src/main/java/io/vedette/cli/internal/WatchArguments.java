package io.vedette.cli.internal;

import io.vedette.service.cli.Arguments;
import io.vedette.service.cli.Console;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.watch.DetectorSpec;
import io.vedette.service.watch.RuleSpec;
import io.vedette.spi.Size;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What was asked of {@code ./vedette watch}. */
record WatchArguments(Arguments asked) {
    static final String USAGE =
            "watch SOURCE [--detector NAME] [--model DIR] [--classes NAME,NAME...] [--rules FILE]"
                    + " [--verifier DIR] [--realtime] [--out DIR]"
                    + " or watch --tracks FILE --size WxH --fps N --rules FILE [--out DIR]";

    private static final List<String> OF_TRACKS = List.of("--size", "--fps");
    private static final List<String> OF_VIDEO =
            List.of("--detector", "--model", "--classes", "--verifier", "--realtime");

    static WatchArguments parse(List<String> args, Console console) {
        Arguments asked = Arguments.parse(USAGE, 1, args, console);
        boolean tracks = asked.has("--tracks");
        if (tracks && !asked.words().isEmpty()) {
            throw asked.wrong("--tracks takes no source");
        }
        for (String other : tracks ? OF_VIDEO : OF_TRACKS) {
            if (asked.has(other)) {
                throw asked.wrong(other + (tracks ? " does not go with" : " needs") + " --tracks");
            }
        }
        return new WatchArguments(asked);
    }

    boolean overTracks() {
        return asked.has("--tracks");
    }

    boolean realtime() {
        return asked.has("--realtime");
    }

    String classes() {
        return asked.value("--classes").orElse("");
    }

    /** The rules; none where no file is named. */
    List<RuleSpec> rules() {
        return asked.has("--rules") ? RulesFile.read(asked.path("--rules")) : List.of();
    }

    Path tracks() {
        return asked.path("--tracks");
    }

    Path out() {
        return console().path(asked.value("--out").orElse("."));
    }

    Console console() {
        return asked.console();
    }

    Size size() {
        String text = asked.needed("--size");
        String[] sides = text.split("x", -1);
        try {
            if (sides.length == 2) {
                return new Size(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
            }
        } catch (IllegalArgumentException e) {
            throw noSize(text);
        }
        throw noSize(text);
    }

    private InvalidRequestException noSize(String text) {
        return asked.wrong("--size is WIDTHxHEIGHT in pixels, e.g. 640x360, not " + text);
    }

    double fps() {
        asked.needed("--fps");
        return asked.number("--fps")
                .filter(fps -> fps > 0 && fps <= 10_000)
                .orElseThrow(() -> asked.wrong("--fps is more than 0 and at most 10000"));
    }

    DetectorSpec detector() {
        String named = asked.value("--detector").orElse("");
        String model = asked.value("--model").orElse("");
        if (!named.isEmpty() && !model.isEmpty()) {
            throw new InvalidRequestException("--detector and --model both name the detector");
        }
        String which = named + model;
        if (which.isEmpty() || which.equals("motion") && model.isEmpty()) {
            return DetectorSpec.MOTION;
        }
        Path folder = console().path(which);
        if (!Files.isDirectory(folder)) {
            throw new InvalidRequestException(
                    "there is no detector "
                            + which
                            + ": 'motion', or a folder with a model.json, is needed");
        }
        return new DetectorSpec.Folder(folder);
    }

    /** The folder of the classifier that alerts have to pass. */
    Optional<Path> verifier() {
        if (!asked.has("--verifier")) {
            return Optional.empty();
        }
        asked.needed("--rules");
        Path folder = asked.path("--verifier").toAbsolutePath();
        if (!Files.isDirectory(folder)) {
            throw asked.wrong("--verifier is a folder with a model.json, not " + folder);
        }
        return Optional.of(folder);
    }

    /** The source as an address. */
    URI uri() {
        String text =
                asked.words().stream()
                        .findFirst()
                        .orElseThrow(() -> asked.wrong("SOURCE is missing"));
        if (text.matches("[a-z][a-z0-9+.-]+:.*") && !Files.exists(console().path(text))) {
            try {
                return new URI(text);
            } catch (URISyntaxException e) {
                // the message of the exception holds the address, which may hold a password
                throw new InvalidRequestException(
                        "the address is malformed: " + e.getReason() + " at " + e.getIndex());
            }
        }
        return console().path(text).toUri();
    }

    /** A name for the camera: the file's without its ending, or the scheme. */
    String camera() {
        if (overTracks()) {
            return stem(tracks().getFileName().toString());
        }
        URI uri = uri();
        if (!"file".equals(uri.getScheme())) {
            return uri.getScheme();
        }
        Path name = Path.of(uri).getFileName();
        return name == null ? "root" : stem(name.toString());
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
