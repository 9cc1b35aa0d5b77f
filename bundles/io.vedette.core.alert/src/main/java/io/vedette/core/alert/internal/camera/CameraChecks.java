package io.vedette.core.alert.internal.camera;

import io.vedette.service.alert.AlertGates;
import io.vedette.service.alert.GateSpec;
import io.vedette.service.camera.Camera;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.watch.RuleReplays;
import io.vedette.service.watch.RuleSpec;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Refuses cameras that make no sense, saying what and where. */
final class CameraChecks {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int MOST_RULES = 100;

    private final AlertGates gates;
    private final SourcePolicy sources;
    private final Supplier<RuleReplays> replays;

    /**
     * @param replays who knows what heuristics refuse; null for nobody just now
     */
    CameraChecks(AlertGates gates, SourcePolicy sources, Supplier<RuleReplays> replays) {
        this.gates = gates;
        this.sources = sources;
        this.replays = replays;
    }

    void check(Camera camera, boolean trusted) {
        if (!ID.matcher(camera.id()).matches()) {
            throw new InvalidRequestException(
                    "a camera's id has 1 to 64 letters, digits or . _ -, not '"
                            + camera.id()
                            + "'");
        }
        text(camera, "name", camera.name(), 200);
        text(camera, "site", camera.site(), 100);
        text(camera, "group", camera.group(), 100);
        text(camera, "detector", camera.detector(), 200);
        text(camera, "tracker", camera.tracker(), 100);
        if (camera.name().isBlank() || camera.detector().isBlank() || camera.tracker().isBlank()) {
            throw refused(camera, "name, detector and tracker must not be empty");
        }
        if (!trusted && (camera.detector().startsWith("/") || camera.detector().startsWith("."))) {
            throw refused(camera, "detector is motion or a model of the registry, not a folder");
        }
        for (Map.Entry<String, String> option : camera.options().entrySet()) {
            text(camera, "option", option.getKey(), 100);
            text(camera, "option " + option.getKey(), option.getValue(), 1000);
        }
        sources.check(camera.source(), trusted);
        rules(camera);
    }

    void rules(Camera camera) {
        Set<String> ids = new HashSet<>();
        if (camera.rules().size() > MOST_RULES) {
            throw refused(camera, "at most " + MOST_RULES + " rules");
        }
        for (RuleSpec rule : camera.rules()) {
            if (!ID.matcher(rule.id()).matches() || !ids.add(rule.id())) {
                throw refused(
                        camera,
                        "rule ids differ and have 1 to 64 letters, digits or . _ -: '"
                                + rule.id()
                                + "'");
            }
        }
        gates.open(new GateSpec(camera.id(), camera.rules())).close();
        RuleReplays there = replays.get();
        if (there != null) {
            there.check(camera.rules());
        }
    }

    private static void text(Camera camera, String what, String text, int most) {
        if (text.length() > most || text.chars().anyMatch(c -> c < ' ')) {
            throw refused(
                    camera, what + " has at most " + most + " characters, none of them control");
        }
    }

    private static InvalidRequestException refused(Camera camera, String why) {
        return new InvalidRequestException("camera " + camera.id() + ": " + why);
    }
}
