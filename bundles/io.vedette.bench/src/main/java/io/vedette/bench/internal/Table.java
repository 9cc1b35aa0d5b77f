package io.vedette.bench.internal;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/** Findings for people. */
final class Table {
    private static final String ROW = "%-10s %-28s %-28s %s%n";
    private final PrintStream out;

    Table(PrintStream out) {
        this.out = out;
    }

    void print(List<Finding> found) {
        out.printf(ROW, "", "ours (least .. most)", "peer (least .. most)", "ours / peer");
        for (Finding finding : found) {
            if (finding.ours().isPresent()) {
                out.printf(
                        ROW,
                        finding.name(),
                        text(finding.ours(), finding.unit()),
                        text(finding.peer(), finding.unit()),
                        finding.ratio()
                                .map(ratio -> String.format(Locale.ROOT, "%.2f", ratio))
                                .orElse("-"));
            } else {
                out.println(finding.name());
            }
            new TreeMap<>(finding.values())
                    .forEach(
                            (name, value) ->
                                    out.printf(Locale.ROOT, "  %-28s %.4g%n", name, value));
            if (!finding.note().isEmpty()) {
                out.println("  " + finding.note());
            }
        }
    }

    private static String text(Optional<Spread> spread, String unit) {
        return spread.map(
                        s ->
                                String.format(
                                        Locale.ROOT,
                                        "%.3f %s (%.3f .. %.3f)",
                                        s.median(),
                                        unit,
                                        s.low(),
                                        s.high()))
                .orElse("-");
    }
}
