package io.vedette.core.model.internal.rollout;

import io.vedette.service.alert.Alerts;
import io.vedette.service.evaluation.Scoring;
import io.vedette.service.event.Happening;
import io.vedette.service.event.Happenings;
import io.vedette.service.http.Page;
import io.vedette.service.id.TimeIds;
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
import io.vedette.service.store.rollout.RolloutStore.StepRow;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Moves challengers through their stages; every step is one transaction. */
@Component(service = {Rollouts.class, RolloutService.class})
public final class RolloutService implements Rollouts {
    private final RolloutStore store;
    private final ModelRegistry models;
    private final Happenings happenings;
    private final EvidenceCollector evidence;
    private final Gate gate;
    private final Cost cost;
    private final SlotTable slots;
    private final Clock clock;
    private final TimeIds ids = new TimeIds();

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
        this.happenings = happenings;
        this.evidence = new EvidenceCollector(alerts, store);
        this.gate = new Gate(scoring);
        this.cost = cost;
        this.clock = clock;
        this.slots = new SlotTable();
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
        Instant now = clock.instant();
        Instant begin = horizon(request.group());
        Rollout rollout =
                new Rollout(
                        "r" + ids.next(now),
                        request,
                        champion,
                        Stage.SHADOW,
                        begin,
                        begin,
                        canaries(request),
                        Optional.empty(),
                        by,
                        now,
                        1);
        store.add(
                Documents.row(rollout),
                new StepRow(
                        rollout.id(), 1, Stage.SHADOW.id(), request.note(), by, false, "", now));
        changed(rollout);
        return rollout;
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

    /** The first of the cameras in an order that only their names decide. */
    private static List<String> canaries(RolloutRequest request) {
        int count = (int) Math.ceil(request.canaryShare() * request.cameras().size());
        return request.cameras().stream()
                .sorted(
                        Comparator.comparingInt((String camera) -> camera.hashCode() * 0x9E3779B9)
                                .thenComparing(camera -> camera))
                .limit(count)
                .toList();
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
        return ask(rollout);
    }

    /**
     * The stage's own evidence may condemn a challenger: there an answer to a suppressed alert
     * stands for all that were not shown. For passing, that is too noisy: a verifier's canary
     * passes by what was seen in full since its shadow began, each answer counted once. Of a
     * detector's own alerts only a share is shown at any time, so there each stands for its kind.
     */
    private GateReport ask(Rollout rollout) {
        GateReport own = ask(rollout, rollout.since(), slots.reviewShares(rollout));
        return rollout.stage() == Stage.CANARY && own.outcome() == GateReport.Outcome.NOT_YET
                ? ask(rollout, rollout.begun(), sharesForPassing(rollout))
                : own;
    }

    private Map<String, Double> sharesForPassing(Rollout rollout) {
        return rollout.request().slot() == Slot.DETECTOR ? slots.reviewShares(rollout) : Map.of();
    }

    private GateReport ask(Rollout rollout, Instant since, Map<String, Double> reviewShares) {
        return gate.judge(
                evidence.collect(rollout, since, reviewShares),
                rollout.request().gates(),
                cost.millis(rollout.request().slot(), rollout.request().challenger()));
    }

    /** In production what does no harm until the watch period ends stays. */
    private static boolean mayGoOn(Rollout rollout, GateReport report) {
        return rollout.stage() == Stage.PRODUCTION
                ? report.outcome() != GateReport.Outcome.FAILED
                : report.outcome() == GateReport.Outcome.PASSED;
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
        GateReport report = ask(rollout);
        if (!force && !mayGoOn(rollout, report)) {
            throw new ConflictException(
                    "roll-out " + id + " stays in " + rollout.stage().id() + ": " + report.text());
        }
        if (!force
                && rollout.stage() == Stage.PRODUCTION
                && report.hours() < rollout.request().watchHours()) {
            throw new ConflictException(
                    "roll-out "
                            + id
                            + " is watched for "
                            + rollout.request().watchHours()
                            + " camera-hours, there are "
                            + report.hours());
        }
        Stage stage =
                switch (rollout.stage()) {
                    case SHADOW -> Stage.CANARY;
                    case CANARY -> Stage.PRODUCTION;
                    default -> Stage.DONE;
                };
        return enter(rollout, stage, why.isBlank() ? report.text() : why, by, force, report);
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
        return enter(rollout, Stage.ROLLED_BACK, why, by, false, null);
    }

    @Override
    public void watch() {
        for (RolloutRow row : store.underWay()) {
            Rollout rollout = Documents.rollout(row);
            GateReport report = ask(rollout);
            boolean inCharge = rollout.stage() != Stage.SHADOW;
            try {
                if (inCharge && report.outcome() == GateReport.Outcome.FAILED) {
                    enter(
                            rollout,
                            Stage.ROLLED_BACK,
                            "went back by itself: " + report.text(),
                            "system",
                            false,
                            report);
                } else if (mayGoOn(rollout, report)
                        && (rollout.request().automatic() || rollout.stage() == Stage.PRODUCTION)
                        && (rollout.stage() != Stage.PRODUCTION
                                || report.hours() >= rollout.request().watchHours())) {
                    advance(rollout.id(), false, "", "system");
                }
            } catch (StaleRevisionException | ConflictException e) {
                // Somebody else moved it meanwhile; the next watch sees how it stands then.
                continue;
            }
        }
    }

    private Rollout enter(
            Rollout rollout,
            Stage stage,
            String why,
            String by,
            boolean forced,
            GateReport report) {
        Instant since = stage.ended() ? rollout.since() : horizon(rollout.request().group());
        Rollout moved = next(rollout, stage, since, report);
        int number = store.steps(rollout.id()).size() + 1;
        store.change(
                Documents.row(moved),
                Optional.of(
                        new StepRow(
                                rollout.id(),
                                number,
                                stage.id(),
                                why,
                                by,
                                forced,
                                Documents.text(Optional.ofNullable(report)),
                                clock.instant())),
                reign(rollout, stage));
        changed(moved);
        return moved;
    }

    /** A champion changes when production begins, and when a champion is rolled back. */
    private Optional<Assignment> reign(Rollout rollout, Stage stage) {
        boolean reigns = rollout.stage() == Stage.PRODUCTION || rollout.stage() == Stage.DONE;
        Optional<String> model =
                stage == Stage.PRODUCTION
                        ? Optional.of(rollout.request().challenger())
                        : rollout.champion();
        return stage == Stage.PRODUCTION || (stage == Stage.ROLLED_BACK && reigns)
                ? Optional.of(
                        new Assignment(
                                rollout.request().group(),
                                rollout.request().slot(),
                                model,
                                clock.instant(),
                                rollout.id()))
                : Optional.empty();
    }

    private static Rollout next(Rollout rollout, Stage stage, Instant since, GateReport report) {
        return new Rollout(
                rollout.id(),
                rollout.request(),
                rollout.champion(),
                stage,
                rollout.begun(),
                since,
                rollout.canaries(),
                report == null ? rollout.gate() : Optional.of(report),
                rollout.by(),
                rollout.created(),
                rollout.revision() + 1);
    }

    private void changed(Rollout rollout) {
        slots.load(store);
        happenings.tell(
                new Happening(
                        "rollout",
                        Optional.empty(),
                        clock.instant(),
                        Map.of(
                                "id", rollout.id(),
                                "stage", rollout.stage().id(),
                                "group", rollout.request().group(),
                                "challenger", rollout.request().challenger())));
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
        Instant now = clock.instant();
        return store.horizon(group).filter(end -> end.isAfter(now)).orElse(now);
    }
}
