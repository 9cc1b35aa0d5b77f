package io.vedette.core.loop.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.loop.internal.Plan.Phase;
import io.vedette.service.loop.LoopRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private final Plan plan = new Plan("", LoopRequest.of(7, 3), BEGIN);

    @Test
    void noDayComesTwiceAndEachPhaseFollowsTheOther() {
        List<String> sources = new ArrayList<>();
        Instant end = BEGIN;
        for (Phase phase : Phase.values()) {
            boolean stage = phase == Phase.SHADOW || phase == Phase.CANARY;
            for (int round = 0; round < (stage ? Plan.ROUNDS : 1); round++) {
                List<Slice> slices = plan.slices(phase, round);
                assertThat(slices).hasSameSizeAs(plan.slices(phase));
                assertThat(slices.get(0).epoch()).isEqualTo(end);
                slices.forEach(s -> sources.add(s.source().toString()));
                Slice last = slices.get(slices.size() - 1);
                end = last.epoch().plusSeconds((long) last.seconds());
            }
        }
        assertThat(sources).doesNotHaveDuplicates();
    }

    @Test
    void aShortCollectionHasSixRecordingsTooToSplitBy() {
        LoopRequest usual = LoopRequest.of(7, 3);
        LoopRequest brief =
                new LoopRequest(
                        7,
                        3,
                        1,
                        0.25,
                        0.25,
                        usual.samples(),
                        1,
                        0,
                        usual.labels(),
                        false,
                        usual.begin());
        assertThat(new Plan("", brief, BEGIN).slices(Phase.COLLECT))
                .hasSize(6)
                .allMatch(slice -> slice.seconds() == 150);
    }

    @Test
    void aLaterLoopOfTheSamePlaceSharesNoNameButSeesTheSame() {
        Plan later = new Plan("-2", LoopRequest.of(7, 3), BEGIN);
        assertThat(later.group()).isEqualTo("loop-3x2-2").isNotEqualTo(plan.group());
        assertThat(later.cameras()).doesNotContainAnyElementsOf(plan.cameras());
        for (Phase phase : Phase.values()) {
            assertThat(later.slices(phase))
                    .extracting(Slice::run)
                    .doesNotContainAnyElementsOf(
                            plan.slices(phase).stream().map(Slice::run).toList());
            assertThat(sources(later, phase)).isEqualTo(sources(plan, phase));
        }
    }

    @Test
    void heldOutTimeIsAtTheSamePlacesOnOtherDays() {
        assertThat(places(Phase.HELD_OUT)).isEqualTo(places(Phase.COLLECT));
        assertThat(places(Phase.ELSEWHERE)).doesNotContainAnyElementsOf(places(Phase.COLLECT));
        double hours =
                plan.slices(Phase.HELD_OUT).stream().mapToDouble(Slice::seconds).sum() / 3600;
        assertThat(hours).isEqualTo(2 * 2);
    }

    @Test
    void everythingFollowsFromTheRequest() {
        Plan again = new Plan("", LoopRequest.of(7, 3), BEGIN);
        Plan other = new Plan("", LoopRequest.of(8, 3), BEGIN);
        for (Phase phase : Phase.values()) {
            assertThat(again.slices(phase)).isEqualTo(plan.slices(phase));
            assertThat(sources(other, phase)).doesNotContainAnyElementsOf(sources(plan, phase));
        }
    }

    private List<String> places(Phase phase) {
        return plan.slices(phase).stream()
                .flatMap(s -> Arrays.stream(s.source().toString().split("[?&]")))
                .filter(p -> p.startsWith("place="))
                .distinct()
                .toList();
    }

    private static List<String> sources(Plan plan, Phase phase) {
        return plan.slices(phase).stream().map(s -> s.source().toString()).toList();
    }
}
