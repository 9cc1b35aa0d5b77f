package io.vedette.core.loop.internal;

import io.vedette.service.watch.RuleSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The rules of a loop as {@code rules.yaml}. */
final class RulesLeft {
    private RulesLeft() {}

    static void write(Path folder, List<RuleSpec> rules) throws IOException {
        StringBuilder yaml = new StringBuilder();
        for (RuleSpec rule : rules) {
            yaml.append("- id: ").append(rule.id()).append('\n');
            yaml.append("  type: ").append(rule.type()).append('\n');
            yaml.append("  points: ")
                    .append(
                            rule.points().stream()
                                    .map(p -> "[" + p.x() + ", " + p.y() + "]")
                                    .collect(Collectors.joining(", ", "[", "]")))
                    .append('\n');
            yaml.append("  params: ")
                    .append(
                            new TreeMap<>(rule.params())
                                    .entrySet().stream()
                                            .map(e -> e.getKey() + ": " + e.getValue())
                                            .collect(Collectors.joining(", ", "{", "}")))
                    .append('\n');
        }
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("rules.yaml"), yaml);
    }
}
