package io.vedette.core.watch.internal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.service.watch.RuleSpec;
import io.vedette.spi.geometry.Point;
import io.vedette.spi.rule.RuleRefusedException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleFilterTest {

    private static RuleSpec rule(List<Point> points, Map<String, Object> params) {
        return new RuleSpec("gate", "line-crossing", points, params);
    }

    @Test
    void refusesPixels() {
        List<Point> pixels = List.of(new Point(10, 20), new Point(600, 300));
        assertThatThrownBy(() -> new RuleFilter(rule(pixels, Map.of())))
                .isInstanceOf(RuleRefusedException.class)
                .hasMessageContaining("gate")
                .hasMessageContaining("normalised")
                .hasMessageContaining("[10.0, 20.0]");
        Map<String, Object> include =
                Map.of("include", List.of(List.of(List.of(0, 0), List.of(640, 0), List.of(1, 1))));
        assertThatThrownBy(() -> new RuleFilter(rule(List.of(), include)))
                .isInstanceOf(RuleRefusedException.class)
                .hasMessageContaining("include are normalised");
    }

    @Test
    void takesALineThatBeginsBesideThePicture() {
        List<Point> line = List.of(new Point(-0.2, 0.5), new Point(1.2, 0.5));
        assertThatCode(() -> new RuleFilter(rule(line, Map.of()))).doesNotThrowAnyException();
    }
}
