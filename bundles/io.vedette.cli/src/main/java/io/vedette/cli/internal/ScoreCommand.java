package io.vedette.cli.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.vedette.service.cli.Cli;
import io.vedette.service.cli.Command;
import io.vedette.service.cli.Console;
import io.vedette.service.evaluation.Score;
import io.vedette.service.evaluation.Scoring;
import io.vedette.service.problem.InvalidRequestException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code ./vedette score}: a metric over files. */
@Component
@Cli(command = "score", summary = "scores predictions against truth with a metric")
public final class ScoreCommand implements Command {
    private static final String USAGE =
            "score --metric ID --truth FILE --predictions FILE [--option NAME=VALUE]... [--json]";
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private final Scoring scoring;

    /** With the metrics in service. */
    @Activate
    public ScoreCommand(@Reference Scoring scoring) {
        this.scoring = scoring;
    }

    @Override
    public int run(List<String> args, Console console) {
        try {
            Map<String, String> given = new HashMap<>();
            Map<String, String> options = new LinkedHashMap<>();
            parse(args, given, options);
            if (options.containsKey("observed")) {
                options.put("observed", console.path(options.get("observed")).toString());
            }
            String metric = needed(given, "--metric");
            if (scoring.judges(metric).equals("cost")) {
                // What a run cost is compared with nothing.
                given.putIfAbsent("--truth", needed(given, "--predictions"));
            }
            Score score =
                    scoring.files(
                            metric,
                            path(console, given, "--truth"),
                            path(console, given, "--predictions"),
                            options);
            console.out().println(document(score));
            return OK;
        } catch (InvalidRequestException e) {
            console.err().println("score: " + e.getMessage());
            return REFUSED;
        }
    }

    private static void parse(
            List<String> args, Map<String, String> given, Map<String, String> options) {
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            switch (arg) {
                case "--json" -> given.put(arg, "");
                case "--metric", "--truth", "--predictions", "--option" -> {
                    if (++i == args.size()) {
                        throw new InvalidRequestException(arg + " needs a value; " + USAGE);
                    }
                    if (!arg.equals("--option")) {
                        given.put(arg, args.get(i));
                        continue;
                    }
                    int equals = args.get(i).indexOf('=');
                    if (equals < 1) {
                        throw new InvalidRequestException(
                                "--option takes NAME=VALUE, not " + args.get(i));
                    }
                    options.put(
                            args.get(i).substring(0, equals), args.get(i).substring(equals + 1));
                }
                default -> throw new InvalidRequestException("unknown " + arg + "; " + USAGE);
            }
        }
    }

    private static String needed(Map<String, String> given, String name) {
        String value = given.get(name);
        if (value == null) {
            throw new InvalidRequestException(name + " is missing; " + USAGE);
        }
        return value;
    }

    private static Path path(Console console, Map<String, String> given, String name) {
        return console.path(needed(given, name));
    }

    private static String document(Score score) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("metric", score.metric());
        document.put("values", score.values());
        document.putAll(score.groups());
        if (!score.intervals().isEmpty()) {
            document.put("intervals", score.intervals());
        }
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a score is always a document", e);
        }
    }
}
