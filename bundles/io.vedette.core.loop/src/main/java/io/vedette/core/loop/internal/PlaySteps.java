package io.vedette.core.loop.internal;

import io.vedette.core.loop.internal.Plan.Phase;
import io.vedette.service.alert.Alert;
import io.vedette.service.alert.ClipRoll;
import io.vedette.service.camera.Camera;
import io.vedette.service.camera.Cameras;
import io.vedette.service.watch.RuleSpec;
import io.vedette.spi.frame.Masks;
import io.vedette.spi.geometry.Polygon;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Cameras in simulated streets, and hours of them that people answer. */
@Component(service = PlaySteps.class)
public final class PlaySteps {
    private static final String SITE = "simulated";
    private final Cameras cameras;
    private final Truths truths;
    private final Player player;
    private final ScriptedOperator operator;

    /** With what plays and answers. */
    @Activate
    public PlaySteps(
            @Reference Cameras cameras,
            @Reference Truths truths,
            @Reference Player player,
            @Reference ScriptedOperator operator) {
        this.cameras = cameras;
        this.truths = truths;
        this.player = player;
        this.operator = operator;
    }

    LoopStep prepare() {
        return new Named("cameras", this::cameras);
    }

    LoopStep collect() {
        return new Named("collect", walk -> play(walk, Phase.COLLECT, 0));
    }

    private String cameras(Walk walk) throws IOException {
        for (String id : walk.plan().cameras()) {
            if (cameras.camera(id).isEmpty()) {
                cameras.add(
                        new Camera(
                                id,
                                "Yard " + id.substring(id.indexOf('-') + 1),
                                SITE,
                                walk.plan().group(),
                                walk.plan().home(id).toString(),
                                "motion",
                                "bytetrack",
                                true,
                                List.of(rule(truths.yard(walk.plan().home(id)), "yard")),
                                Masks.NONE,
                                List.of(),
                                ClipRoll.DEFAULT,
                                Map.of(),
                                false,
                                Instant.EPOCH,
                                0),
                        true);
            }
        }
        RulesLeft.write(
                walk.folder(),
                rules(
                        walk.plan().cameras().stream()
                                .map(
                                        id ->
                                                new Slice(
                                                        id,
                                                        id,
                                                        walk.plan().home(id),
                                                        Instant.EPOCH,
                                                        1,
                                                        0))
                                .toList()));
        return walk.plan().group();
    }

    /**
     * Alerts are what the loop counts, so an incident gives one for each visitor; with the usual
     * half minute of cooldown every second visit of a busy yard would be folded into the alert
     * before.
     */
    static RuleSpec rule(Polygon yard, String id) {
        return new RuleSpec(
                id,
                "intrusion",
                yard.corners(),
                Map.of("min_inside", 0.5, "cooldown", 5, "incident_policy", "each"));
    }

    /** A rule a camera, named {@code yard@camera}. */
    List<RuleSpec> rules(List<Slice> slices) {
        return slices.stream()
                .collect(Collectors.toMap(Slice::camera, Slice::source, (a, b) -> a, TreeMap::new))
                .entrySet()
                .stream()
                .map(e -> rule(truths.yard(e.getValue()), "yard@" + e.getKey()))
                .toList();
    }

    /**
     * Plays a phase with alerts and samples, and answers what people are shown. Stretches that were
     * played to their end before a crash are not played again.
     */
    String play(Walk walk, Phase phase, int round) {
        List<Slice> slices = walk.plan().slices(phase, round);
        Played played = new Played(walk.facts(), phase);
        player.live(
                slices.stream().filter(slice -> !played.contains(slice)).toList(),
                rules(slices),
                slice -> new Alert.Place(slice.camera(), slice.camera(), walk.plan().group(), SITE),
                ClipRoll.NONE,
                slice ->
                        walk.say()
                                .accept(
                                        played.add(slice, slices)
                                                + " of "
                                                + slices.size()
                                                + " stretches played"),
                walk.cancelled());
        int answered = operator.answer(walk.plan().group(), slices);
        walk.facts().put("verdicts." + phase.name() + "." + round, answered);
        return walk.plan().group() + "/" + phase.name().toLowerCase(Locale.ROOT);
    }

    Truths truths() {
        return truths;
    }
}
