package io.vedette.core.alert.internal.gate;

import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.watch.RuleSpec;
import io.vedette.spi.Box;
import io.vedette.spi.Size;
import io.vedette.spi.geometry.Point;
import io.vedette.spi.geometry.Polygon;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a rule's parameters say about its alerts.
 *
 * @param cooldown seconds
 * @param gap seconds without evidence that end an incident
 * @param policy when an incident alerts again
 * @param veto where no alert begins
 */
record GateRule(double cooldown, double gap, Policy policy, List<Polygon> veto) {

    /** Of rules that are not (any more) among the camera's. */
    static final GateRule DEFAULT = new GateRule(30, 10, Policy.NEW_TRACK, List.of());

    enum Policy {
        EACH,
        NEW_TRACK,
        FIRST
    }

    static GateRule of(RuleSpec rule) {
        return new GateRule(
                seconds(rule, "cooldown", DEFAULT.cooldown),
                seconds(rule, "incident_gap", DEFAULT.gap),
                policy(rule),
                polygons(rule));
    }

    boolean vetoes(Box box, Size size) {
        Point anchor = box.anchor(size);
        return veto.stream().anyMatch(zone -> zone.contains(anchor));
    }

    private static double seconds(RuleSpec rule, String name, double otherwise) {
        Object given = rule.params().get(name);
        if (given == null) {
            return otherwise;
        }
        double seconds = number(rule, name, given);
        if (!(seconds >= 0 && seconds <= 86_400)) {
            throw refused(rule, name + " must be 0..86400 seconds, is " + given);
        }
        return seconds;
    }

    private static double number(RuleSpec rule, String name, Object given) {
        try {
            return given instanceof Number n
                    ? n.doubleValue()
                    : Double.parseDouble(given.toString());
        } catch (NumberFormatException e) {
            throw refused(rule, name + " must be a number, is " + given);
        }
    }

    private static Policy policy(RuleSpec rule) {
        Object given = rule.params().getOrDefault("incident_policy", "new-track");
        try {
            return Policy.valueOf(given.toString().toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw refused(rule, "incident_policy must be each, new-track or first, is " + given);
        }
    }

    private static List<Polygon> polygons(RuleSpec rule) {
        Object given = rule.params().get("veto");
        if (given == null) {
            return List.of();
        }
        List<Polygon> zones = new ArrayList<>();
        for (Object zone : list(rule, given)) {
            List<Point> corners = new ArrayList<>();
            for (Object corner : list(rule, zone)) {
                List<?> xy = list(rule, corner);
                if (xy.size() != 2) {
                    throw refused(rule, "veto: a corner is [x, y], not " + corner);
                }
                corners.add(
                        new Point(
                                number(rule, "veto", xy.get(0)), number(rule, "veto", xy.get(1))));
            }
            try {
                zones.add(new Polygon(corners));
            } catch (IllegalArgumentException e) {
                throw refused(rule, "veto: " + e.getMessage());
            }
        }
        return List.copyOf(zones);
    }

    private static List<?> list(RuleSpec rule, Object given) {
        if (given instanceof List<?> list) {
            return list;
        }
        throw refused(rule, "veto must be a list of polygons [[x, y], ...]");
    }

    private static InvalidRequestException refused(RuleSpec rule, String why) {
        return new InvalidRequestException("rule " + rule.id() + ": " + why);
    }
}
