package io.vedette.core.loop.internal;

import io.vedette.core.loop.internal.Plan.Phase;
import io.vedette.service.rollout.GateReport;
import io.vedette.service.rollout.GateRules;
import io.vedette.service.rollout.Rollout;
import io.vedette.service.rollout.RolloutRequest;
import io.vedette.service.rollout.Rollouts;
import io.vedette.service.rollout.Slot;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shadow, canary and production of what was trained; the gate decides. */
@Component(service = RolloutSteps.class)
public final class RolloutSteps {
    /** Seconds drawn at once: short, for half an hour of a stage still has many of them. */
    private static final double BLOCK = 300;

    /** Of fewer than two blocks no interval can be drawn; a few more say something. */
    private static final int LEAST_BLOCKS = 6;

    private final Rollouts rollouts;
    private final PlaySteps play;

    /** With what moves challengers and plays hours. */
    @Activate
    public RolloutSteps(@Reference Rollouts rollouts, @Reference PlaySteps play) {
        this.rollouts = rollouts;
        this.play = play;
    }

    LoopStep shadow() {
        return new Named("shadow", this::shadow);
    }

    LoopStep canary() {
        return new Named("canary", this::canary);
    }

    LoopStep production() {
        return new Named("production", this::production);
    }

    private String shadow(Walk walk) {
        walk.facts()
                .put("champion", rollouts.champion(walk.plan().group(), Slot.VERIFIER).orElse(""));
        String id =
                walk.facts()
                        .get("rollout")
                        .orElseGet(
                                () -> {
                                    String begun = begun(request(walk), walk.by());
                                    walk.facts().put("rollout", begun);
                                    return begun;
                                });
        rounds(walk, id, Rollout.Stage.SHADOW, Phase.SHADOW);
        return id;
    }

    /** The note is this loop's own: such a roll-out was begun just before a crash. */
    private String begun(RolloutRequest request, String by) {
        return rollouts.list(Optional.of(request.group()), Optional.empty(), 20).items().stream()
                .filter(rollout -> rollout.request().note().equals(request.note()))
                .findFirst()
                .orElseGet(() -> rollouts.start(request, by))
                .id();
    }

    /** The stock rules, but for evidence: a short loop has less of it. */
    private static GateRules rules(Walk walk) {
        double watched = walk.request().cameras() * walk.request().hours() / 2;
        GateRules stock = GateRules.DEFAULT;
        return new GateRules(
                stock.recallMargin(),
                stock.leastGain(),
                Math.min(BLOCK, watched * 3600 / LEAST_BLOCKS),
                Math.min(stock.leastHours(), 0.9 * watched),
                (int) Math.max(5, Math.min(stock.leastAnswers(), 40 * watched)),
                (int) Math.max(3, Math.min(stock.leastReal(), 20 * watched)),
                stock.mostMillis(),
                stock.level(),
                walk.request().seed());
    }

    private static RolloutRequest request(Walk walk) {
        return new RolloutRequest(
                walk.plan().group(),
                Slot.VERIFIER,
                walk.facts().need("model"),
                rules(walk),
                0.5,
                walk.plan().cameras(),
                0,
                false,
                "loop " + walk.id());
    }

    /**
     * Plays a stage and asks its gate; as long as that says "not enough evidence yet" another round
     * is played, a few times at most. How many were begun is kept: after a crash the gate must not
     * be asked in the middle of one.
     */
    private void rounds(Walk walk, String id, Rollout.Stage stage, Phase phase) {
        String name = stage.name().toLowerCase(Locale.ROOT);
        int begun = Math.max(1, (int) walk.facts().number("rounds." + name));
        GateReport.Outcome said = GateReport.Outcome.NOT_YET;
        for (int round = 0; round < begun; round++) {
            play.play(walk, phase, round);
        }
        while (said == GateReport.Outcome.NOT_YET && stage(id) == stage) {
            walk.facts().put("rounds." + name, begun);
            GateReport report = rollouts.gate(id);
            said = report.outcome();
            walk.facts().put("gate." + name, said.name());
            walk.facts().put("gate." + name + ".text", report.text());
            walk.say().accept(report.text());
            if (said != GateReport.Outcome.NOT_YET || begun == Plan.ROUNDS) {
                return;
            }
            begun++;
            walk.facts().put("rounds." + name, begun);
            play.play(walk, phase, begun - 1);
        }
    }

    private static boolean passed(Walk walk, String stage) {
        return walk.facts()
                .get("gate." + stage)
                .map(outcome -> outcome.equals(GateReport.Outcome.PASSED.name()))
                .orElse(false);
    }

    private String canary(Walk walk) {
        String id = walk.facts().need("rollout");
        if (!passed(walk, "shadow")) {
            return id;
        }
        if (stage(id) == Rollout.Stage.SHADOW) {
            rollouts.advance(id, false, "", walk.by());
        }
        rounds(walk, id, Rollout.Stage.CANARY, Phase.CANARY);
        return id;
    }

    private Rollout.Stage stage(String id) {
        return rollouts.rollout(id).orElseThrow().stage();
    }

    private String production(Walk walk) {
        String id = walk.facts().need("rollout");
        boolean promoted = passed(walk, "shadow") && passed(walk, "canary");
        if (promoted && stage(id) == Rollout.Stage.CANARY) {
            rollouts.advance(id, false, "", walk.by());
        } else if (!promoted && !stage(id).ended()) {
            rollouts.rollback(id, decision(walk, false), walk.by());
        }
        walk.facts().put("decision", decision(walk, promoted));
        return id;
    }

    private static String decision(Walk walk, boolean promoted) {
        if (promoted) {
            return "promoted";
        }
        String stage = passed(walk, "shadow") ? "canary" : "shadow";
        return "refused in "
                + stage
                + ": "
                + walk.facts().get("gate." + stage + ".text").orElse("no evidence");
    }
}
