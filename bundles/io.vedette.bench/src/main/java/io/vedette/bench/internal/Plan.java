package io.vedette.bench.internal;

import io.vedette.service.cli.Console;
import io.vedette.service.problem.InvalidRequestException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was asked of {@code ./vedette bench}.
 *
 * @param names of benchmarks; empty for all
 * @param clip that is worked on
 * @param model folder of a detector's package
 * @param peers commands that take the place of the usual peer, by name of the benchmark
 * @param repeat passes that count
 * @param seconds that cameras are watched
 * @param json whether a document is wanted
 * @param console of the person
 */
record Plan(
        List<String> names,
        Path clip,
        Optional<Path> model,
        Map<String, String> peers,
        int repeat,
        int seconds,
        boolean json,
        Console console) {
    static final String USAGE =
            "bench [NAME...] [--clip FILE] [--model DIR] [--peer NAME=COMMAND]... [--repeat N]"
                    + " [--seconds N] [--json]";
    private static final String USUAL_CLIP = "../shared/clips/pets2009-s2l1.mp4";

    static Plan parse(List<String> args, Console console) {
        List<String> names = new ArrayList<>();
        Map<String, String> given = new HashMap<>();
        Map<String, String> peers = new HashMap<>();
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (arg.equals("--json")) {
                given.put(arg, "");
            } else if (List.of("--clip", "--model", "--peer", "--repeat", "--seconds")
                    .contains(arg)) {
                if (++i == args.size()) {
                    throw new InvalidRequestException(arg + " needs a value; " + USAGE);
                }
                if (arg.equals("--peer")) {
                    peer(args.get(i), peers);
                } else {
                    given.put(arg, args.get(i));
                }
            } else if (arg.startsWith("-")) {
                throw new InvalidRequestException("unknown " + arg + "; " + USAGE);
            } else {
                names.add(arg);
            }
        }
        return new Plan(
                List.copyOf(names),
                console.path(given.getOrDefault("--clip", USUAL_CLIP)),
                Optional.ofNullable(given.get("--model")).map(console::path),
                Map.copyOf(peers),
                count(given, "--repeat", 7),
                count(given, "--seconds", 60),
                given.containsKey("--json"),
                console);
    }

    private static void peer(String text, Map<String, String> peers) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new InvalidRequestException("--peer takes NAME=COMMAND, not " + text);
        }
        peers.put(text.substring(0, equals), text.substring(equals + 1));
    }

    private static int count(Map<String, String> given, String name, int otherwise) {
        String text = given.get(name);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw new InvalidRequestException(name + " takes a number from 1 on, not " + text);
        }
        return Integer.parseInt(text);
    }

    /** The clip, which must be there. */
    Path needClip() {
        if (!Files.isReadable(clip)) {
            throw new InvalidRequestException("no clip at " + clip + "; --clip FILE names one");
        }
        return clip;
    }

    Rounds rounds() {
        return new Rounds(repeat, console.err());
    }
}
