package io.vedette.cli.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.vedette.service.cli.Arguments;
import io.vedette.service.cli.Cli;
import io.vedette.service.cli.Command;
import io.vedette.service.cli.Console;
import io.vedette.service.labeling.Aggregation;
import io.vedette.service.labeling.Aggregation.ConsensusBox;
import io.vedette.service.labeling.Aggregation.CrowdAnswer;
import io.vedette.service.labeling.Aggregation.Result;
import io.vedette.service.labeling.Aggregation.VotedBox;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.spi.Box;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code ./vedette aggregate}: several people's answers to one label each. */
@Component
@Cli(
        command = "aggregate",
        summary = "turns several people's answers into labels",
        usage = AggregateCommand.USAGE)
public final class AggregateCommand implements Command {
    static final String USAGE =
            "aggregate --method METHOD --answers FILE [--gold FILE] [--option NAME=VALUE]..."
                    + " [--json]";
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private final Aggregation aggregation;

    /** With the methods in service. */
    @Activate
    public AggregateCommand(@Reference Aggregation aggregation) {
        this.aggregation = aggregation;
    }

    @Override
    public int run(List<String> args, Console console) {
        try {
            Arguments asked = Arguments.parse(USAGE, 0, args, console);
            Map<String, String> options = asked.pairs("--option");
            String method = asked.needed("--method");
            Path answers = asked.path("--answers");
            Object document;
            if (method.equals("boxes")) {
                document = boxes(answers, options);
            } else if (!aggregation.methods().contains(method)) {
                throw new InvalidRequestException(
                        "method '"
                                + method
                                + "' is not there; there are "
                                + aggregation.methods()
                                + " and boxes");
            } else {
                Map<String, String> gold =
                        asked.has("--gold") ? AnswerFiles.gold(asked.path("--gold")) : Map.of();
                document = classes(method, AnswerFiles.answers(answers), gold, options);
            }
            console.out().println(JSON.writeValueAsString(document));
            return OK;
        } catch (InvalidRequestException e) {
            console.err().println("aggregate: " + e.getMessage());
            return REFUSED;
        } catch (JsonProcessingException e) {
            console.err().println("aggregate: " + e.getOriginalMessage());
            return REFUSED;
        } catch (IOException e) {
            console.err().println("aggregate: cannot be read: " + e.getMessage());
            return REFUSED;
        }
    }

    private Map<String, Object> classes(
            String method,
            List<CrowdAnswer> answers,
            Map<String, String> gold,
            Map<String, String> options) {
        Result result = aggregation.classes(method, answers, gold, options);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("labels", result.labels());
        document.put("ties", result.ties());
        document.put("posteriors", result.posteriors());
        document.put("workers", result.workers());
        document.put("rounds", result.rounds());
        document.put("converged", result.converged());
        return document;
    }

    /** Rows of {@code {"task", "worker", "boxes": [{"label", "box": [x, y, w, h]}]}}. */
    private Map<String, Object> boxes(Path file, Map<String, String> options) throws IOException {
        JsonNode root = JSON.readTree(file.toFile());
        if (root == null || !root.isArray() || root.isEmpty()) {
            throw new InvalidRequestException(
                    "boxes are a JSON list of {\"task\", \"worker\", \"boxes\": [{\"label\","
                            + " \"box\": [x, y, w, h]}]}");
        }
        Map<String, List<List<VotedBox>>> tasks = new TreeMap<>();
        for (JsonNode row : root) {
            List<VotedBox> replica = new ArrayList<>();
            row.path("boxes").forEach(b -> replica.add(box(b)));
            tasks.computeIfAbsent(row.path("task").asText(), t -> new ArrayList<>()).add(replica);
        }
        Map<String, Object> labels = new TreeMap<>();
        tasks.forEach(
                (task, replicas) ->
                        labels.put(
                                task,
                                aggregation.boxes(replicas, options).stream()
                                        .map(AggregateCommand::shown)
                                        .toList()));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("labels", labels);
        document.put("ties", List.of());
        return document;
    }

    private static VotedBox box(JsonNode node) {
        JsonNode xywh = node.path("box");
        try {
            return new VotedBox(
                    node.path("label").asText(),
                    new Box(
                            xywh.path(0).asDouble(Double.NaN),
                            xywh.path(1).asDouble(Double.NaN),
                            xywh.path(2).asDouble(Double.NaN),
                            xywh.path(3).asDouble(Double.NaN)),
                    node.path("weight").asDouble(1));
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(e.getMessage());
        }
    }

    private static Map<String, Object> shown(ConsensusBox box) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("label", box.label());
        row.put("box", xywh(box.box()));
        row.put("medoid", xywh(box.medoid()));
        row.put("mean", xywh(box.mean()));
        row.put("votes", box.votes());
        row.put("score", box.score());
        return row;
    }

    private static double[] xywh(Box box) {
        return new double[] {box.x(), box.y(), box.width(), box.height()};
    }
}
