package io.vedette.spi.rule;

import io.vedette.spi.Size;
import io.vedette.spi.geometry.Point;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A rule of a camera, as {@code rules.yaml} and REST give it.
 *
 * @param camera id
 * @param rule id of the rule, unique for the camera
 * @param type the heuristic's id
 * @param size of the camera's frames in pixels
 * @param points normalised corners of a polygon, or of a polyline
 * @param params settings by name; numbers as {@link Number}, texts as {@link String}, lists as
 *     {@link List}
 */
public record HeuristicSpec(
        String camera,
        String rule,
        String type,
        Size size,
        List<Point> points,
        Map<String, Object> params) {
    /** Copies the collections. */
    public HeuristicSpec {
        Objects.requireNonNull(camera, "camera");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(size, "size");
        points = List.copyOf(points);
        params = Map.copyOf(params);
    }

    /** Parameters that the core applies, for every rule. */
    public static final Set<String> SHARED =
            Set.of(
                    "anchor",
                    "armed",
                    "classes",
                    "cooldown",
                    "exclude",
                    "incident_gap",
                    "incident_policy",
                    "include",
                    "min_height",
                    "min_width",
                    "schedule",
                    "veto");

    /**
     * Refuses parameters that are neither among {@code own} nor {@link #SHARED}: a misspelt one
     * would be the default in silence.
     */
    public void demandKnown(String... own) {
        Set<String> known = new TreeSet<>(SHARED);
        known.addAll(List.of(own));
        for (String name : new TreeSet<>(params.keySet())) {
            if (!known.contains(name)) {
                throw refused(name, "is no parameter of it; there are " + known);
            }
        }
    }

    /** A whole number at least {@code least}, or its default. */
    public int whole(String name, int otherwise, int least) {
        double number = number(name, otherwise, least);
        if (number != Math.rint(number) || number > Integer.MAX_VALUE) {
            throw refused(name, "must be a whole number, is " + params.get(name));
        }
        return (int) number;
    }

    /** A number at least {@code least}, or its default. */
    public double number(String name, double otherwise, double least) {
        Object value = params.get(name);
        double number;
        if (value == null) {
            number = otherwise;
        } else if (value instanceof Number n) {
            number = n.doubleValue();
        } else {
            number = parse(name, value);
        }
        if (!(number >= least) || Double.isInfinite(number)) {
            throw refused(name, "must be a number of at least " + least + ", is " + value);
        }
        return number;
    }

    /** A text among the allowed ones, or its default. */
    public String choice(String name, String otherwise, List<String> allowed) {
        String text = Optional.ofNullable(params.get(name)).map(Object::toString).orElse(otherwise);
        if (!allowed.contains(text)) {
            throw refused(name, "must be one of " + allowed + ", is " + text);
        }
        return text;
    }

    /** What to throw where a parameter is wrong. */
    public RuleRefusedException refused(String name, String why) {
        return new RuleRefusedException("rule " + rule + " (" + type + "): " + name + " " + why);
    }

    private double parse(String name, Object value) {
        try {
            return Double.parseDouble(value.toString());
        } catch (NumberFormatException e) {
            throw refused(name, "must be a number, is " + value);
        }
    }
}
