package io.vedette.core.model.internal.rollout;

import io.vedette.service.alert.Alerts;
import io.vedette.service.evaluation.Scoring;
import io.vedette.service.event.Happenings;
import io.vedette.service.http.Page;
import io.vedette.service.model.ModelRegistry;
import io.vedette.service.problem.ConflictException;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.problem.StaleRevisionException;
import io.vedette.service.rollout.GateReport;
import io.vedette.service.rollout.Rollout;
import io.vedette.service.rollout.Rollout.Stage;
import io.vedette.service.rollout.RolloutRequest;
import io.vedette.service.rollout.Rollouts;
import io.vedette.service.rollout.Slot;
import io.vedette.service.rollout.Variant;
import io.vedette.service.store.rollout.RolloutStore;
import io.vedette.service.store.rollout.RolloutStore.RolloutRow;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Starts roll-outs, moves them on where their gates allow it or somebody decides so, and back. */
@Component(service = {Rollouts.class, RolloutService.class})
public final class RolloutService implements Rollouts {
    private final RolloutStore store;
    private final ModelRegistry models;
    private final SlotTable slots;
    private final StageGate gate;
    private final StageMoves moves;

    /** With what it reads and keeps. */
    @Activate
    public RolloutService(
            @Reference RolloutStore store,
            @Reference ModelRegistry models,
            @Reference SlotCost cost,
            @Reference Alerts alerts,
            @Reference Scoring scoring,
            @Reference Happenings happenings) {
        this(store, models, alerts, scoring, happenings, cost, Clock.systemUTC());
    }

    RolloutService(
            RolloutStore store,
            ModelRegistry models,
            Alerts alerts,
            Scoring scoring,
            Happenings happenings,
            Cost cost,
            Clock clock) {
        this.store = store;
        this.models = models;
        this.slots = new SlotTable();
        this.gate =
                new StageGate(new EvidenceCollector(alerts, store), new Gate(scoring), cost, slots);
        this.moves = new StageMoves(store, slots, happenings, clock);
        slots.load(store);
    }

    /** What runs where, from memory. */
    SlotTable slots() {
        return slots;
    }

    @Override
    public synchronized Rollout start(RolloutRequest request, String by) {
        boolean motion = request.slot() == Slot.DETECTOR && request.challenger().equals(MOTION);
        if (!motion && models.byId(request.challenger()).isEmpty()) {
            throw new NotFoundException("there is no model version " + request.challenger());
        }
        Optional<String> champion = champion(request.group(), request.slot());
        if (champion.equals(Optional.of(request.challenger()))) {
            throw new ConflictException(
                    request.challenger() + " is the champion of " + request.group() + " already");
        }
        refuseTwoAtOnce(request);
        return moves.begin(request, champion, by);
    }

    /** What one slot gains can only be seen while the others of its cameras hold still. */
    private void refuseTwoAtOnce(RolloutRequest request) {
        for (RolloutRow row : store.underWay()) {
            if (row.group().equals(request.group()) && !row.slot().equals(request.slot().id())) {
                throw new ConflictException(
                        "roll-out "
                                + row.id()
                                + " of the "
                                + row.slot()
                                + " of "
                                + row.group()
                                + " is under way: one slot of a group is compared at a time");
            }
        }
    }

    @Override
    public Optional<Rollout> rollout(String id) {
        return store.row(id).map(Documents::rollout);
    }

    @Override
    public Page<Rollout> list(Optional<String> group, Optional<String> cursor, int limit) {
        Page<RolloutRow> rows = store.list(group, cursor, limit);
        return new Page<>(
                rows.items().stream().map(Documents::rollout).toList(), rows.nextCursor());
    }

    @Override
    public List<Rollout.Step> history(String id) {
        return store.steps(id).stream().map(Documents::step).toList();
    }

    @Override
    public GateReport gate(String id) {
        Rollout rollout = known(id);
        if (rollout.stage().ended()) {
            return rollout.gate()
                    .orElseThrow(() -> new ConflictException("roll-out " + id + " has ended"));
        }
        return gate.ask(rollout);
    }

    @Override
    public Rollout advance(String id, boolean force, String why, String by) {
        Rollout rollout = known(id);
        if (rollout.stage().ended()) {
            throw new ConflictException("roll-out " + id + " has ended: " + rollout.stage().id());
        }
        if (force && why.isBlank()) {
            throw new InvalidRequestException("say why the gate is overruled");
        }
        GateReport report = gate.ask(rollout);
        Optional<String> stays = force ? Optional.empty() : StageGate.whyItStays(rollout, report);
        if (stays.isPresent()) {
            throw new ConflictException(stays.get());
        }
        Stage stage =
                switch (rollout.stage()) {
                    case SHADOW -> Stage.CANARY;
                    case CANARY -> Stage.PRODUCTION;
                    default -> Stage.DONE;
                };
        String said = why.isBlank() ? report.text() : why;
        return moves.enter(
                rollout, stage, new StageMoves.Cause(said, by, force, Optional.of(report)));
    }

    @Override
    public Rollout rollback(String id, String why, String by) {
        Rollout rollout = known(id);
        if (rollout.stage() == Stage.ROLLED_BACK) {
            return rollout;
        }
        if (rollout.stage() == Stage.DONE
                && !champion(rollout.request().group(), rollout.request().slot())
                        .equals(Optional.of(rollout.request().challenger()))) {
            throw new ConflictException("roll-out " + id + " was followed by another champion");
        }
        return moves.enter(
                rollout, Stage.ROLLED_BACK, new StageMoves.Cause(why, by, false, Optional.empty()));
    }

    @Override
    public void watch() {
        for (RolloutRow row : store.underWay()) {
            try {
                watch(Documents.rollout(row));
            } catch (StaleRevisionException | ConflictException e) {
                // Somebody else moved it meanwhile; the next watch sees how it stands then.
                continue;
            }
        }
    }

    private void watch(Rollout rollout) {
        GateReport report = gate.ask(rollout);
        boolean inCharge = rollout.stage() != Stage.SHADOW;
        boolean byItself = rollout.request().automatic() || rollout.stage() == Stage.PRODUCTION;
        if (inCharge && report.outcome() == GateReport.Outcome.FAILED) {
            String why = "went back by itself: " + report.text();
            moves.enter(
                    rollout,
                    Stage.ROLLED_BACK,
                    new StageMoves.Cause(why, "system", false, Optional.of(report)));
        } else if (byItself && StageGate.whyItStays(rollout, report).isEmpty()) {
            advance(rollout.id(), false, "", "system");
        }
    }

    private Rollout known(String id) {
        return rollout(id).orElseThrow(() -> new NotFoundException("there is no roll-out " + id));
    }

    @Override
    public List<Variant> variants(String group, String camera, Slot slot) {
        return slots.variants(group, camera, slot);
    }

    @Override
    public Optional<String> champion(String group, Slot slot) {
        return slots.champion(group, slot);
    }

    @Override
    public List<Assignment> assignments(Optional<String> group) {
        return store.assignments(group);
    }

    @Override
    public void observed(String group, String camera, Instant from, double seconds) {
        store.observed(group, camera, from, seconds);
    }

    @Override
    public Instant horizon(String group) {
        return moves.horizon(group);
    }
}
