package io.vedette.cli.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.vedette.service.cli.Cli;
import io.vedette.service.cli.Command;
import io.vedette.service.cli.Console;
import io.vedette.service.dataset.Conversions;
import io.vedette.service.dataset.Transfers;
import io.vedette.service.problem.InvalidRequestException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code ./vedette convert}: annotations from one format to another. */
@Component
@Cli(command = "convert", summary = "converts annotations between formats")
public final class ConvertCommand implements Command {
    private static final String USAGE =
            "convert --from FORMAT --to FORMAT IN OUT [--dry-run] [--json] [--option NAME=VALUE]...";
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private final Conversions conversions;

    /** With the formats in service. */
    @Activate
    public ConvertCommand(@Reference Conversions conversions) {
        this.conversions = conversions;
    }

    @Override
    public int run(List<String> args, Console console) {
        try {
            Map<String, String> given = new HashMap<>();
            Map<String, String> options = new LinkedHashMap<>();
            List<String> paths = new ArrayList<>();
            parse(args, given, options, paths);
            Conversions.Report report =
                    conversions.convert(
                            needed(given, "--from"),
                            needed(given, "--to"),
                            console.path(paths.get(0)),
                            console.path(paths.get(1)),
                            given.containsKey("--dry-run"),
                            options);
            if (given.containsKey("--json")) {
                console.out().println(document(report));
            } else {
                print(report, console);
            }
            return report.whole() ? OK : FAILED;
        } catch (InvalidRequestException e) {
            console.err().println("convert: " + e.getMessage());
            return REFUSED;
        }
    }

    private static void parse(
            List<String> args,
            Map<String, String> given,
            Map<String, String> options,
            List<String> paths) {
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            switch (arg) {
                case "--json", "--dry-run" -> given.put(arg, "");
                case "--from", "--to", "--option" -> {
                    if (++i == args.size()) {
                        throw new InvalidRequestException(arg + " needs a value; " + USAGE);
                    }
                    int equals = args.get(i).indexOf('=');
                    if (!arg.equals("--option")) {
                        given.put(arg, args.get(i));
                    } else if (equals < 1) {
                        throw new InvalidRequestException(
                                "--option takes NAME=VALUE, not " + args.get(i));
                    } else {
                        options.put(
                                args.get(i).substring(0, equals),
                                args.get(i).substring(equals + 1));
                    }
                }
                default -> {
                    if (arg.startsWith("--")) {
                        throw new InvalidRequestException("unknown " + arg + "; " + USAGE);
                    }
                    paths.add(arg);
                }
            }
        }
        if (paths.size() != 2) {
            throw new InvalidRequestException("one IN and one OUT are needed; " + USAGE);
        }
    }

    private static String needed(Map<String, String> given, String name) {
        String value = given.get(name);
        if (value == null) {
            throw new InvalidRequestException(name + " is missing; " + USAGE);
        }
        return value;
    }

    private static void print(Conversions.Report report, Console console) {
        for (Transfers.Message row : report.rejected()) {
            console.err().println("rejected " + row.what() + ": " + row.where() + ": " + row.why());
        }
        for (Transfers.Message row : report.warned()) {
            console.err().println("warning: " + row.where() + ": " + row.why());
        }
        console.out()
                .println(
                        "pictures "
                                + report.picturesIn()
                                + " in, "
                                + report.picturesOut()
                                + " out; objects "
                                + report.objectsIn()
                                + " in, "
                                + report.objectsOut()
                                + " out; "
                                + report.warned().size()
                                + " warnings");
    }

    private static String document(Conversions.Report report) {
        try {
            return JSON.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report is always a document", e);
        }
    }
}
