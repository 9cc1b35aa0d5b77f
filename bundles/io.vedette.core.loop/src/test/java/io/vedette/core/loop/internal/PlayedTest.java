package io.vedette.core.loop.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.loop.internal.Plan.Phase;
import io.vedette.service.loop.LoopRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlayedTest {
    private final List<Slice> slices =
            new Plan("", LoopRequest.of(1, 1), Instant.EPOCH).slices(Phase.COLLECT);

    @Test
    void whatWasPlayedToItsEndIsKnownAfterARestart() {
        Facts facts = new Facts(Map.of(), all -> {});
        Played played = new Played(facts, Phase.COLLECT);
        assertThat(slices).noneMatch(played::contains);
        assertThat(played.add(slices.get(3), slices)).isEqualTo(1);
        assertThat(played.add(slices.get(0), slices)).isEqualTo(2);
        Played after = new Played(new Facts(facts.all(), all -> {}), Phase.COLLECT);
        assertThat(slices.stream().filter(after::contains))
                .containsExactly(slices.get(0), slices.get(3));
        assertThat(slices).noneMatch(new Played(facts, Phase.SHADOW)::contains);
    }

    @Test
    void aFurtherRoundCountsItsOwnStretchesOnly() {
        Plan plan = new Plan("", LoopRequest.of(1, 1), Instant.EPOCH);
        Facts facts = new Facts(Map.of(), all -> {});
        Played played = new Played(facts, Phase.SHADOW);
        List<Slice> first = plan.slices(Phase.SHADOW, 0);
        first.forEach(slice -> played.add(slice, first));
        List<Slice> second = plan.slices(Phase.SHADOW, 1);
        Played again = new Played(facts, Phase.SHADOW);
        for (int k = 0; k < second.size(); k++) {
            assertThat(again.add(second.get(k), second)).isEqualTo(k + 1);
        }
    }
}
