package io.vedette.cli.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.vedette.service.cli.Arguments;
import io.vedette.service.cli.Cli;
import io.vedette.service.cli.Command;
import io.vedette.service.cli.Console;
import io.vedette.service.evaluation.Score;
import io.vedette.service.evaluation.Scoring;
import io.vedette.service.problem.InvalidRequestException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code ./vedette score}: a metric over files. */
@Component
@Cli(
        command = "score",
        summary = "scores predictions against truth with a metric",
        usage = ScoreCommand.USAGE)
public final class ScoreCommand implements Command {
    static final String USAGE =
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
            Arguments asked = Arguments.parse(USAGE, 0, args, console);
            Map<String, String> options = asked.pairs("--option");
            if (options.containsKey("observed")) {
                options.put("observed", console.path(options.get("observed")).toString());
            }
            String metric = asked.needed("--metric");
            // What a run cost is compared with nothing.
            boolean alone = scoring.judges(metric).equals("cost") && !asked.has("--truth");
            Score score =
                    scoring.files(
                            metric,
                            asked.path(alone ? "--predictions" : "--truth"),
                            asked.path("--predictions"),
                            options);
            console.out().println(document(score));
            return OK;
        } catch (InvalidRequestException e) {
            console.err().println("score: " + e.getMessage());
            return REFUSED;
        }
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
