package io.vedette.bench.internal;

import io.vedette.service.cli.Arguments;
import io.vedette.service.cli.Console;
import io.vedette.service.problem.InvalidRequestException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        Arguments asked = Arguments.parse(USAGE, Integer.MAX_VALUE, args, console);
        return new Plan(
                asked.words(),
                console.path(asked.value("--clip").orElse(USUAL_CLIP)),
                asked.value("--model").map(console::path),
                asked.pairs("--peer"),
                count(asked, "--repeat", 7),
                count(asked, "--seconds", 60),
                asked.has("--json"),
                console);
    }

    private static int count(Arguments asked, String name, int otherwise) {
        String text = asked.value(name).orElse(Integer.toString(otherwise));
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw asked.wrong(name + " takes a number from 1 on, not " + text);
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
