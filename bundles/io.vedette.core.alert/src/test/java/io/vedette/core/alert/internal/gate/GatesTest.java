package io.vedette.core.alert.internal.gate;

import static io.vedette.service.alert.GateDecision.Kind.ENDED;
import static io.vedette.service.alert.GateDecision.Kind.GREW;
import static io.vedette.service.alert.GateDecision.Kind.JOINED;
import static io.vedette.service.alert.GateDecision.Kind.RAISED;
import static io.vedette.service.alert.GateDecision.Kind.SUPPRESSED;
import static io.vedette.service.alert.GateDecision.Kind.VETOED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.core.alert.internal.Scene;
import io.vedette.service.alert.AlertGates.Gate;
import io.vedette.service.alert.GateDecision;
import io.vedette.service.alert.GateSpec;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.rollout.Variant;
import io.vedette.service.watch.EventChange;
import io.vedette.service.watch.RuleSpec;
import io.vedette.spi.Box;
import io.vedette.spi.rule.Judging;
import io.vedette.spi.rule.Ruling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatesTest {

    private final Scene yard = new Scene("yard");
    private final FakeModels models = new FakeModels();
    private final Gates gates = gates(300);

    private Gates gates(long limitMillis) {
        Gates made = new Gates(limitMillis);
        made.models(models);
        // Tracks below 100 are people.
        judge(made, "verify", (would, best, model) -> people(best.get(0).bgr()[0]));
        return made;
    }

    private static Ruling people(int track) {
        return new Ruling(track < 100, track < 100 ? 0.9 : 0.1, "track " + track);
    }

    private static void judge(Gates gates, String id, Judging judge) {
        gates.addJudge(judge, Map.of("vedette.rule", id));
    }

    @AfterEach
    void stop() {
        gates.stop();
    }

    @Test
    void raisesOncePerRuleWithinTheCooldown() {
        Gate gate = open(Map.of());
        EventChange.Opened first = yard.opens("zone", 10, 1);
        EventChange.Opened second = yard.opens("zone", 39.9, 2);
        EventChange.Opened other = yard.opens("line", 39.9, 2);
        EventChange.Opened later = yard.opens("zone", 40, 3);
        assertThat(kinds(gate, first, second, other, later))
                .containsExactly(RAISED, JOINED, RAISED, RAISED);
    }

    @Test
    void namesTheAlertThatAnEventJoins() {
        Gate gate = open(Map.of());
        EventChange.Opened first = yard.opens("zone", 10, 1);
        GateDecision raised = gate.event(first).get(0);
        GateDecision joined = gate.event(yard.opens("zone", 20, 2)).get(0);
        assertThat(joined.leader()).isEqualTo(first.event().id());
        assertThat(joined.incident()).isEqualTo(raised.incident()).isNotEmpty();
    }

    @Test
    void takesTheCooldownOfTheRule() {
        Gate gate = open(Map.of("cooldown", 5));
        assertThat(
                        kinds(
                                gate,
                                yard.opens("zone", 10, 1),
                                yard.opens("zone", 14.9, 2),
                                yard.opens("zone", 15, 3)))
                .containsExactly(RAISED, JOINED, RAISED);
    }

    @Test
    void groupsAlertsOfOneCameraUntilEvidenceStopsForTheGap() {
        Gate gate = open(Map.of("cooldown", 0, "incident_gap", 10));
        EventChange.Opened first = yard.opens("zone", 10, 1);
        String incident = incident(gate, first);
        assertThat(incident(gate, yard.opens("line", 100, 2)))
                .as("the first event is still open")
                .isEqualTo(incident);
        EventChange.Opened line = yard.opens("line", 101, 3);
        assertThat(incident(gate, line)).isEqualTo(incident);
        Gate fresh = open(Map.of("cooldown", 0, "incident_gap", 10));
        EventChange.Opened one = yard.opens("zone", 10, 1);
        String before = incident(fresh, one);
        fresh.event(yard.ends(one, 30));
        EventChange.Opened near = yard.opens("zone", 40, 2);
        assertThat(incident(fresh, near)).as("begins 9.5 s later").isEqualTo(before);
        fresh.event(yard.ends(near, 41));
        assertThat(incident(fresh, yard.opens("zone", 52, 3))).isNotEqualTo(before).isNotEmpty();
    }

    @Test
    void alertsAgainInAnIncidentByItsPolicy() {
        List<List<GateDecision.Kind>> kinds = new ArrayList<>();
        for (String policy : List.of("each", "new-track", "first")) {
            Gate gate = open(Map.of("cooldown", 0, "incident_policy", policy));
            kinds.add(
                    kinds(
                            gate,
                            yard.opens("zone", 10, 1),
                            yard.opens("zone", 12, 1),
                            yard.opens("zone", 14, 2)));
        }
        assertThat(kinds)
                .containsExactly(
                        List.of(RAISED, RAISED, RAISED),
                        List.of(RAISED, JOINED, RAISED),
                        List.of(RAISED, JOINED, JOINED));
    }

    @Test
    void raisesNothingInAVetoZone() {
        Gate gate =
                open(
                        Map.of(
                                "veto",
                                List.of(
                                        List.of(
                                                List.of(0, 0.5),
                                                List.of(0.4, 0.5),
                                                List.of(0.4, 1),
                                                List.of(0, 1)))));
        Box left = new Box(100, 200, 40, 80);
        EventChange.Opened vetoed = yard.opens("zone", 10, 1, left, Optional.empty());
        assertThat(kinds(gate, vetoed, yard.opens("zone", 11, 2))).containsExactly(VETOED, RAISED);
        assertThat(gate.event(yard.ends(vetoed, 12))).isEmpty();
    }

    @Test
    void followsTheEventOfAnAlertToItsEnd() {
        Gate gate = open(Map.of());
        EventChange.Opened first = yard.opens("zone", 10, 1);
        gate.event(first);
        EventChange.Opened joined = yard.opens("zone", 11, 2);
        gate.event(joined);
        assertThat(gate.event(yard.grows(first, 12, 7)).get(0).kind()).isEqualTo(GREW);
        assertThat(gate.event(yard.ends(joined, 13))).as("not an alert of its own").isEmpty();
        GateDecision end = gate.event(yard.ends(first, 14)).get(0);
        assertThat(end.kind()).isEqualTo(ENDED);
        assertThat(gate.event(yard.ends(first, 15))).as("once").isEmpty();
    }

    @Test
    void aSuppressedAlertOpensNeitherIncidentNorCooldown() {
        Gate gate =
                gates.open(new GateSpec("yard", rules(Map.of()), List.of(verified("champion"))));
        EventChange.Opened dog = yard.opens("zone", 10, 101);
        List<GateDecision> first = gate.event(dog);
        assertThat(first.get(0).kind()).isEqualTo(SUPPRESSED);
        assertThat(first.get(0).incident()).isEmpty();
        assertThat(first.get(0).ruling()).hasValue(new Ruling(false, 0.1, "track 101"));
        assertThat(kinds(gate, yard.opens("zone", 11, 1))).containsExactly(RAISED);
        assertThat(gate.event(yard.ends(dog, 12)).get(0).kind()).isEqualTo(ENDED);
    }

    @Test
    void judgesEachVariantOnItsOwn() {
        Gate gate =
                gates.open(
                        new GateSpec(
                                "yard",
                                rules(Map.of()),
                                List.of(Variant.EMPTY, shadow("challenger"))));
        List<String> told = new ArrayList<>();
        for (EventChange change :
                List.of(
                        yard.opens("zone", 10, 101),
                        yard.opens("zone", 20, 1),
                        yard.opens("zone", 45, 2))) {
            gate.event(change).forEach(d -> told.add(d.variant().name() + " " + d.kind()));
        }
        assertThat(told)
                .as("the dog cools the champion down, not the challenger")
                .containsExactly(
                        "champion RAISED",
                        "challenger SUPPRESSED",
                        "champion JOINED",
                        "challenger RAISED",
                        "champion RAISED",
                        "challenger JOINED");
    }

    @Test
    void asksTheVerifierOnlyForWouldBeAlerts() {
        List<Long> asked = new ArrayList<>();
        judge(
                gates,
                "count",
                (would, best, model) -> {
                    asked.add((long) best.get(0).bgr()[0]);
                    return people(1);
                });
        Variant counting =
                new Variant(
                        "champion",
                        Variant.Role.CHAMPION,
                        Optional.of("yard:1"),
                        Map.of("judge", "count"),
                        0);
        Gate gate = gates.open(new GateSpec("yard", rules(Map.of()), List.of(counting)));
        kinds(gate, yard.opens("zone", 10, 1), yard.opens("zone", 11, 2));
        assertThat(asked).containsExactly(1L);
    }

    @Test
    void acceptsWhatAFailingOrHangingVerifierDoesNotRuleOn() {
        CountDownLatch never = new CountDownLatch(1);
        judge(
                gates,
                "verify",
                (would, best, model) -> {
                    if (best.get(0).bgr()[0] == 1) {
                        throw new IllegalStateException("broken");
                    }
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return people(1);
                });
        Gate gate =
                gates.open(
                        new GateSpec(
                                "yard",
                                rules(Map.of("cooldown", 0)),
                                List.of(verified("champion"))));
        GateDecision failed = gate.event(yard.opens("zone", 10, 1)).get(0);
        assertThat(failed.kind()).isEqualTo(RAISED);
        assertThat(failed.ruling().orElseThrow().why()).contains("unverified", "broken");
        GateDecision hung = gate.event(yard.opens("zone", 11, 2)).get(0);
        assertThat(hung.kind()).isEqualTo(RAISED);
        assertThat(hung.ruling().orElseThrow().why()).contains("300 ms");
        never.countDown();
    }

    @Test
    void showsPeopleAShareOfWhatIsSuppressedAlwaysTheSame() {
        Variant half =
                new Variant(
                        "champion", Variant.Role.CHAMPION, Optional.of("yard:1"), Map.of(), 0.5);
        List<Boolean> first = reviews(half);
        assertThat(first).isEqualTo(reviews(half));
        assertThat(first.stream().filter(r -> r).count()).isBetween(70L, 130L);
    }

    private List<Boolean> reviews(Variant variant) {
        Scene again = new Scene("yard");
        Gate gate = gates.open(new GateSpec("yard", rules(Map.of()), List.of(variant)));
        List<Boolean> reviews = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            reviews.add(gate.event(again.opens("zone", i, 101)).get(0).review());
        }
        return reviews;
    }

    @Test
    void keepsCooldownsWhenRulesOrVariantsChangeAndGivesModelsBack() {
        Gate gate =
                gates.open(new GateSpec("yard", rules(Map.of()), List.of(verified("champion"))));
        gate.event(yard.opens("zone", 10, 1));
        assertThat(models.leases).isEqualTo(1);
        gate.change(
                new GateSpec("yard", rules(Map.of("cooldown", 20)), List.of(verified("champion"))));
        assertThat(models.loads).as("the same model is not loaded again").isEqualTo(1);
        assertThat(kinds(gate, yard.opens("zone", 25, 2), yard.opens("zone", 31, 3)))
                .containsExactly(JOINED, RAISED);
        gate.change(new GateSpec("yard", rules(Map.of())));
        assertThat(models.leases).isZero();
        gate.close();
    }

    @Test
    void goesOnAsBeforeWhereAChangeIsRefused() {
        Gate gate =
                gates.open(new GateSpec("yard", rules(Map.of()), List.of(verified("champion"))));
        models.refuse = true;
        assertThatThrownBy(
                        () ->
                                gate.change(
                                        new GateSpec(
                                                "yard",
                                                rules(Map.of()),
                                                List.of(verified("champion"), shadow("new")))))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("yard:1");
        assertThat(gate.event(yard.opens("zone", 10, 101)).get(0).kind()).isEqualTo(SUPPRESSED);
        assertThat(models.leases).isEqualTo(1);
    }

    @Test
    void beginsAnewWhereTheClockJumpsBack() {
        Gate gate = open(Map.of());
        assertThat(kinds(gate, yard.opens("zone", 1000, 1), yard.opens("zone", 5, 2)))
                .containsExactly(RAISED, RAISED);
    }

    @Test
    void saysWhichParameterIsWrong() {
        assertThatThrownBy(() -> open(Map.of("cooldown", "soon")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("rule zone: cooldown must be a number, is soon");
        assertThatThrownBy(() -> open(Map.of("cooldown", -1))).hasMessageContaining("0..86400");
        assertThatThrownBy(() -> open(Map.of("incident_policy", "some")))
                .hasMessageContaining("each, new-track or first");
        assertThatThrownBy(() -> open(Map.of("veto", "left"))).hasMessageContaining("polygons");
    }

    private Gate open(Map<String, Object> params) {
        return gates.open(new GateSpec("yard", rules(params)));
    }

    private static List<RuleSpec> rules(Map<String, Object> params) {
        return List.of(
                new RuleSpec("zone", "intrusion", List.of(), params),
                new RuleSpec("line", "line-crossing", List.of(), params));
    }

    private static Variant verified(String name) {
        return new Variant(name, Variant.Role.CHAMPION, Optional.of("yard:1"), Map.of(), 0);
    }

    private static Variant shadow(String name) {
        return new Variant(name, Variant.Role.SHADOW, Optional.of("yard:1"), Map.of(), 0);
    }

    private static List<GateDecision.Kind> kinds(Gate gate, EventChange... changes) {
        List<GateDecision.Kind> kinds = new ArrayList<>();
        for (EventChange change : changes) {
            gate.event(change).forEach(d -> kinds.add(d.kind()));
        }
        return kinds;
    }

    private static String incident(Gate gate, EventChange change) {
        GateDecision decision = gate.event(change).get(0);
        assertThat(decision.kind()).isEqualTo(RAISED);
        return decision.incident();
    }
}
