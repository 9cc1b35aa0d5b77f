package io.vedette.cli.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.watch.RuleSpec;
import io.vedette.spi.geometry.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Reads {@code rules.yaml}: a list of {@code {id, type, points: [[x, y]...], params: {...}}}. */
final class RulesFile {
    private static final long MOST_BYTES = 1 << 20;
    private static final List<String> PARTS = List.of("id", "type", "points", "params");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final Path file;

    private RulesFile(Path file) {
        this.file = file;
    }

    static List<RuleSpec> read(Path file) {
        return new RulesFile(file).rules();
    }

    private List<RuleSpec> rules() {
        JsonNode document;
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw refused("is larger than 1 MiB");
            }
            document = YAML.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw refused(
                    "is not YAML at line "
                            + (e.getLocation() == null ? "?" : e.getLocation().getLineNr())
                            + ": "
                            + e.getOriginalMessage());
        } catch (NoSuchFileException e) {
            throw new InvalidRequestException("there is no file " + file);
        } catch (IOException e) {
            throw refused("cannot be read: " + e);
        }
        if (document == null || document.isMissingNode() || document.isNull()) {
            return List.of();
        }
        if (!document.isArray()) {
            throw refused("must be a list of rules");
        }
        List<RuleSpec> rules = new ArrayList<>();
        for (JsonNode node : document) {
            rules.add(rule(node, rules.size() + 1));
        }
        return rules;
    }

    private RuleSpec rule(JsonNode node, int number) {
        String where = "rule " + number;
        if (!node.isObject()) {
            throw refused(where + " is not {id, type, points, params}");
        }
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!PARTS.contains(name)) {
                throw refused(where + " has an unknown part '" + name + "', known are " + PARTS);
            }
        }
        return new RuleSpec(
                text(node, "id", where),
                text(node, "type", where),
                points(node.path("points"), where),
                params(node.path("params"), where));
    }

    private String text(JsonNode node, String name, String where) {
        JsonNode value = node.path(name);
        if (!value.isValueNode() || value.isNull() || value.asText().isBlank()) {
            throw refused(where + " has no " + name);
        }
        return value.asText();
    }

    private List<Point> points(JsonNode node, String where) {
        List<Point> points = new ArrayList<>();
        if (node.isMissingNode() || node.isNull()) {
            return points;
        }
        if (!node.isArray()) {
            throw refused(where + ": points is not a list");
        }
        for (JsonNode point : node) {
            if (point.size() != 2 || !point.get(0).isNumber() || !point.get(1).isNumber()) {
                throw refused(where + ": a point is not [x, y]: " + point);
            }
            try {
                points.add(new Point(point.get(0).asDouble(), point.get(1).asDouble()));
            } catch (IllegalArgumentException e) {
                throw refused(where + ": " + e.getMessage());
            }
        }
        return points;
    }

    private Map<String, Object> params(JsonNode node, String where) {
        if (node.isMissingNode() || node.isNull()) {
            return Map.of();
        }
        if (!node.isObject()) {
            throw refused(where + ": params is not a list of names and values");
        }
        for (JsonNode value : node) {
            if (value.isNull()) {
                throw refused(where + ": a parameter has no value: " + node);
            }
        }
        return YAML.convertValue(node, new TypeReference<Map<String, Object>>() {});
    }

    private InvalidRequestException refused(String why) {
        return new InvalidRequestException(file + " " + why);
    }
}
