package io.vedette.core.model.internal.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.service.model.LoadedModels;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.rollout.Rollouts;
import io.vedette.service.rollout.Slot;
import io.vedette.spi.scene.SceneAnalyzer;
import io.vedette.spi.scene.SceneFacts;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SlotCostTest {
    private final LoadedModels none =
            (LoadedModels)
                    Proxy.newProxyInstance(
                            getClass().getClassLoader(),
                            new Class<?>[] {LoadedModels.class},
                            (proxy, method, args) -> {
                                throw new NotFoundException("there is no such model");
                            });

    @Test
    void measuresOnceAndAsksAgainWhereNothingAnswered() {
        List<String> asked = new ArrayList<>();
        SlotCost cost =
                new SlotCost(
                        model -> {
                            asked.add("judgement " + model);
                            return Optional.of(2.0);
                        },
                        model -> {
                            asked.add("frame " + model);
                            return asked.size() < 3 ? Optional.empty() : Optional.of(30.0);
                        });
        assertThat(cost.millis(Slot.VERIFIER, "m:1")).contains(2.0);
        assertThat(cost.millis(Slot.VERIFIER, "m:1")).contains(2.0);
        assertThat(cost.millis(Slot.DETECTOR, "m:1")).isEmpty();
        assertThat(cost.millis(Slot.DETECTOR, "m:1")).contains(30.0);
        assertThat(cost.millis(Slot.DETECTOR, "m:1")).contains(30.0);
        assertThat(asked).containsExactly("judgement m:1", "frame m:1", "frame m:1");
    }

    @Test
    void motionIsMeasuredByItsAnalyzerOnFramesItCanRead() {
        AtomicInteger looks = new AtomicInteger();
        SceneAnalyzer analyzer =
                (spec, from) ->
                        (frame, masks) -> {
                            assertThat(frame.y().data().capacity())
                                    .isEqualTo(spec.size().width() * spec.size().height());
                            looks.incrementAndGet();
                            return SceneFacts.UNKNOWN;
                        };
        FrameCost cost = new FrameCost(none, () -> Optional.of(analyzer));
        assertThat(cost.millis(Rollouts.MOTION)).isPresent();
        assertThat(looks).hasValueGreaterThan(20);
        assertThat(new FrameCost(none, Optional::empty).millis(Rollouts.MOTION)).isEmpty();
        assertThat(cost.millis("gone:1")).isEmpty();
    }
}
