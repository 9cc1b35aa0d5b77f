package io.vedette.cli.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A loop's report in plain words: what was gained on video it never saw, and how sure that is. */
final class LoopWords {
    private static final String RATE = "falseAlarmsPerCameraHour";
    private static final String RECALL = "recall";
    private final List<String> lines = new ArrayList<>();

    private LoopWords() {}

    static List<String> of(JsonNode report) {
        LoopWords words = new LoopWords();
        words.part("The same places on other days", report);
        if (report.has("elsewhere")) {
            words.part("Other places", report.get("elsewhere"));
        }
        words.line("Numbers in brackets are 95 %% intervals, drawn over blocks of ten minutes.");
        words.line("");
        words.line("Decision: %s.", report.path("decision").asText());
        words.line(
                "%s verdicts, %s labels; from the last verdict to the decision in %.0f s.",
                report.path("verdicts").asText(),
                report.path("labels").asText(),
                report.path("turnaroundSeconds").asDouble());
        return words.lines;
    }

    private void line(String format, Object... values) {
        lines.add(String.format(Locale.ROOT, format, values).stripTrailing());
    }

    private void part(String title, JsonNode part) {
        JsonNode before = part.path("before");
        line(
                "%s: %s camera-hours that nothing was learned from, %s visits to the yard.",
                title, number(before.path("cameraHours"), 1, "%.1f"), before.path("truthEvents"));
        line("  %-24s  %-21s  %-21s  %s", "", "before", "after", "change");
        row("false alarms/camera-hour", part, RATE, 1, "%.1f", "%+.1f");
        row("visits alerted, of 100", part, RECALL, 100, "%.1f", "%+.1f");
        line("  %s", inWords(part));
        line("");
    }

    private void row(
            String name, JsonNode part, String value, double times, String plain, String signed) {
        line(
                "  %-24s  %-21s  %-21s  %s",
                name,
                withInterval(part.path("before"), value, times, plain),
                withInterval(part.path("after"), value, times, plain),
                withInterval(part.path("gain"), value, times, signed));
    }

    private static String withInterval(
            JsonNode numbers, String value, double times, String format) {
        JsonNode interval = numbers.path("intervals").path(value);
        String text = number(numbers.path(value), times, format);
        return interval.size() == 2
                ? text
                        + " ["
                        + number(interval.get(0), times, format)
                        + ", "
                        + number(interval.get(1), times, format)
                        + "]"
                : text;
    }

    private static String number(JsonNode number, double times, String format) {
        return number.isNumber()
                ? String.format(Locale.ROOT, format, times * number.asDouble())
                : "-";
    }

    private static String inWords(JsonNode part) {
        double before = part.path("before").path(RATE).asDouble();
        JsonNode change = part.path("gain").path(RATE);
        JsonNode recall = part.path("gain").path(RECALL);
        if (!change.isNumber() || !recall.isNumber() || before <= 0) {
            return "Too little happened to say what was gained.";
        }
        long share = Math.round(100 * change.asDouble() / before);
        String alarms =
                share == 0
                        ? "As many false alarms as before"
                        : String.format(
                                Locale.ROOT,
                                "Of 100 false alarms %d are %s",
                                Math.abs(share),
                                share < 0 ? "gone" : "new on top");
        JsonNode interval = part.path("gain").path("intervals").path(RECALL);
        boolean unsure =
                interval.size() == 2
                        && interval.get(0).asDouble() <= 0
                        && interval.get(1).asDouble() >= 0;
        double points = 100 * recall.asDouble();
        String visits =
                Math.abs(points) < 0.05
                        ? "as many visits are alerted as before"
                        : String.format(
                                Locale.ROOT,
                                "of 100 visits %.1f %s alerted%s",
                                Math.abs(points),
                                points < 0 ? "are no longer" : "more are",
                                unsure ? ", which may be chance" : "");
        return alarms + "; " + visits + ".";
    }
}
