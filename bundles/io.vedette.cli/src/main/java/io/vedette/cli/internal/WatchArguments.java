package io.vedette.cli.internal;

import io.vedette.service.cli.Console;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.watch.DetectorSpec;
import io.vedette.spi.Size;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was asked of {@code ./vedette watch}. */
record WatchArguments(Optional<String> source, Map<String, String> given, Console console) {
    static final String USAGE =
            "watch SOURCE [--detector NAME] [--model DIR] [--classes NAME,NAME...] [--rules FILE]"
                    + " [--realtime] [--out DIR]"
                    + " or watch --tracks FILE --size WxH --fps N --rules FILE [--out DIR]";

    private static final List<String> WITH_VALUE =
            List.of(
                    "--detector",
                    "--model",
                    "--classes",
                    "--rules",
                    "--out",
                    "--tracks",
                    "--size",
                    "--fps");

    static WatchArguments parse(List<String> args, Console console) {
        Map<String, String> given = new HashMap<>();
        Optional<String> source = Optional.empty();
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (arg.equals("--realtime")) {
                given.put(arg, "");
            } else if (WITH_VALUE.contains(arg)) {
                if (++i == args.size()) {
                    throw new InvalidRequestException(arg + " needs a value; " + USAGE);
                }
                given.put(arg, args.get(i));
            } else if (arg.startsWith("--") || source.isPresent()) {
                throw new InvalidRequestException("unknown " + arg + "; " + USAGE);
            } else {
                source = Optional.of(arg);
            }
        }
        return new WatchArguments(source, Map.copyOf(given), console);
    }

    boolean has(String name) {
        return given.containsKey(name);
    }

    String needed(String name) {
        String value = given.get(name);
        if (value == null) {
            throw new InvalidRequestException(name + " is missing; " + USAGE);
        }
        return value;
    }

    Path out() {
        return console.path(given.getOrDefault("--out", "."));
    }

    Path path(String name) {
        return console.path(needed(name));
    }

    Size size() {
        String[] sides = needed("--size").split("x", -1);
        try {
            if (sides.length == 2) {
                return new Size(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
            }
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(
                    "--size is WIDTHxHEIGHT in pixels, e.g. 640x360, not " + needed("--size"));
        }
        throw new InvalidRequestException(
                "--size is WIDTHxHEIGHT in pixels, e.g. 640x360, not " + needed("--size"));
    }

    double fps() {
        try {
            double fps = Double.parseDouble(needed("--fps"));
            if (fps > 0 && fps <= 10_000) {
                return fps;
            }
        } catch (NumberFormatException e) {
            throw new InvalidRequestException(
                    "--fps is a number of frames a second, not " + needed("--fps"));
        }
        throw new InvalidRequestException(
                "--fps is a number of frames a second, not " + needed("--fps"));
    }

    DetectorSpec detector() {
        String named = given.getOrDefault("--detector", "");
        String model = given.getOrDefault("--model", "");
        if (!named.isEmpty() && !model.isEmpty()) {
            throw new InvalidRequestException("--detector and --model both name the detector");
        }
        String which = named + model;
        if (which.isEmpty() || which.equals("motion") && model.isEmpty()) {
            return DetectorSpec.MOTION;
        }
        Path folder = console.path(which);
        if (!Files.isDirectory(folder)) {
            throw new InvalidRequestException(
                    "there is no detector "
                            + which
                            + ": 'motion', or a folder with a model.json, is needed");
        }
        return new DetectorSpec.Folder(folder);
    }

    /** The source as an address. */
    URI uri() {
        String text =
                source.orElseThrow(
                        () -> new InvalidRequestException("SOURCE is missing; " + USAGE));
        if (text.matches("[a-z][a-z0-9+.-]+:.*") && !Files.exists(console.path(text))) {
            try {
                return new URI(text);
            } catch (URISyntaxException e) {
                // the message of the exception holds the address, which may hold a password
                throw new InvalidRequestException(
                        "the address is malformed: " + e.getReason() + " at " + e.getIndex());
            }
        }
        return console.path(text).toUri();
    }

    /** A name for the camera: the file's without its ending, or the scheme. */
    String camera() {
        if (has("--tracks")) {
            return stem(path("--tracks").getFileName().toString());
        }
        URI uri = uri();
        return "file".equals(uri.getScheme())
                ? stem(Path.of(uri).getFileName().toString())
                : uri.getScheme();
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
