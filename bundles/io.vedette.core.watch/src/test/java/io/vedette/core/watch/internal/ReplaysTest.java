package io.vedette.core.watch.internal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.service.plugin.Plug;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.watch.RuleSpec;
import io.vedette.spi.geometry.Point;
import io.vedette.spi.rule.Heuristic;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplaysTest {
    private final PluginTable table = new PluginTable();
    private final Replays replays = new Replays(table);

    @BeforeEach
    void offer() {
        table.add(Fakes.offer(Plug.HEURISTIC, "dwell", "1.0.0", new Fakes.Dwell()));
        Heuristic broken =
                (spec, from) -> {
                    throw new IllegalStateException("broken on purpose");
                };
        table.add(Fakes.offer(Plug.HEURISTIC, "broken", "1.0.0", broken));
    }

    private static RuleSpec rule(String type, Map<String, Object> params, Point... points) {
        return new RuleSpec("yard", type, List.of(points), params);
    }

    @Test
    void refusesWhatTheHeuristicRefuses() {
        RuleSpec bad = rule("dwell", Map.of("threshold", -1));
        assertThatThrownBy(() -> replays.check(List.of(bad)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("rule yard (dwell): threshold");
        RuleSpec pixels = rule("dwell", Map.of(), new Point(640, 360));
        assertThatThrownBy(() -> replays.check(List.of(pixels)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("normalised");
    }

    @Test
    void passesWhatIsGoodOrCannotBeJudged() {
        assertThatCode(
                        () ->
                                replays.check(
                                        List.of(
                                                rule("dwell", Map.of("threshold", 2)),
                                                rule("absent", Map.of("x", 1)),
                                                rule("broken", Map.of()))))
                .doesNotThrowAnyException();
    }
}
