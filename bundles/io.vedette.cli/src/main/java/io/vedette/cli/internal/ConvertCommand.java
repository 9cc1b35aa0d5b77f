package io.vedette.cli.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.vedette.service.cli.Arguments;
import io.vedette.service.cli.Cli;
import io.vedette.service.cli.Command;
import io.vedette.service.cli.Console;
import io.vedette.service.dataset.Conversions;
import io.vedette.service.dataset.Transfers;
import io.vedette.service.problem.InvalidRequestException;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code ./vedette convert}: annotations from one format to another. */
@Component
@Cli(
        command = "convert",
        summary = "converts annotations between formats",
        usage = ConvertCommand.USAGE)
public final class ConvertCommand implements Command {
    static final String USAGE =
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
            Arguments asked = Arguments.parse(USAGE, 2, args, console);
            List<String> paths = asked.words();
            if (paths.size() != 2) {
                throw asked.wrong("one IN and one OUT are needed");
            }
            Conversions.Report report =
                    conversions.convert(
                            asked.needed("--from"),
                            asked.needed("--to"),
                            console.path(paths.get(0)),
                            console.path(paths.get(1)),
                            asked.has("--dry-run"),
                            asked.pairs("--option"));
            if (asked.has("--json")) {
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
