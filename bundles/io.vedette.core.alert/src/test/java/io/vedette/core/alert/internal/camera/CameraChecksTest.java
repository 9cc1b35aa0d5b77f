package io.vedette.core.alert.internal.camera;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.core.alert.internal.alert.AlertLab;
import io.vedette.service.camera.Camera;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.watch.RuleReplays;
import io.vedette.service.watch.RuleSpec;
import io.vedette.spi.Size;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CameraChecksTest {
    @TempDir Path data;

    private AlertLab lab;

    @BeforeEach
    void open() throws IOException {
        lab = new AlertLab(data);
    }

    @AfterEach
    void close() {
        lab.close();
    }

    private void check(Camera camera, Supplier<RuleReplays> replays) {
        new CameraChecks(lab.gates, new SourcePolicy(List.of(data)), replays).rules(camera);
    }

    private static Camera yard() {
        RuleSpec rule = new RuleSpec("zone", "intrusion", List.of(), Map.of("treshold", 3));
        return CameraManagerTest.camera("yard").withRules(List.of(rule));
    }

    @Test
    void asksTheHeuristicsWhetherRulesMakeSense() {
        assertThatThrownBy(() -> check(yard(), Refusing::new))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("treshold is no parameter");
    }

    @Test
    void takesRulesWhileNobodyCanJudgeThem() {
        assertThatCode(() -> check(yard(), () -> null)).doesNotThrowAnyException();
    }

    private static final class Refusing implements RuleReplays {
        @Override
        public Replay open(String camera, String run, Size size, List<RuleSpec> rules) {
            throw new UnsupportedOperationException("nobody asks");
        }

        @Override
        public void check(List<RuleSpec> rules) {
            throw new InvalidRequestException(
                    rules.get(0).params().keySet().iterator().next() + " is no parameter");
        }
    }
}
