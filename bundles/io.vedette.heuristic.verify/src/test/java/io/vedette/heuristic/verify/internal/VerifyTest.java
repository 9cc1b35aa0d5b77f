package io.vedette.heuristic.verify.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vedette.spi.rule.Judging;
import io.vedette.spi.rule.RuleRefusedException;
import io.vedette.spi.rule.Ruling;
import io.vedette.testkit.JudgingContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerifyTest extends JudgingContract {
    @Override
    protected Judging judging() {
        return new Verify();
    }

    @Test
    void takesTheMeanOverTheCropsAndTheModelsThreshold() {
        Ruling no = judge(Map.of(), 0.9, 0.3, 0.2);
        assertThat(no.accepted()).isFalse();
        assertThat(no.score()).isCloseTo(1.4 / 3, within(1e-6));
        assertThat(no.why()).contains("person").contains("0.467").contains("below 0.500");
        assertThat(judge(Map.of(), 0.9, 0.45, 0.2).accepted()).isTrue();
    }

    @Test
    void takesTheBestCropWhereAskedTo() {
        Ruling yes = judge(Map.of("over", "max"), 0.9, 0.3, 0.2);
        assertThat(yes.accepted()).isTrue();
        assertThat(yes.score()).isCloseTo(0.9, within(1e-6));
    }

    @Test
    void acceptsOtherClassesAndThresholds() {
        assertThat(judge(Map.of("threshold", 0.8), 0.7).accepted()).isFalse();
        assertThat(judge(Map.of("accept", List.of("person", "animal")), 0.2).score())
                .isCloseTo(0.6, within(1e-6));
        assertThat(judge(Map.of("accept", "person, animal"), 0.2).score())
                .isCloseTo(0.6, within(1e-6));
    }

    @Test
    void judgesByTheCropsThatHaveAnAnswer() {
        Ruling ruling =
                judging()
                        .judge(
                                candidate(Map.of()),
                                crops(2),
                                answering(failed("broken crop"), done(0.1)));
        assertThat(ruling.accepted()).isFalse();
        assertThat(ruling.score()).isCloseTo(0.1, within(1e-6));
    }

    @Test
    void refusesWhatTheModelDoesNotKnow() {
        assertThatThrownBy(() -> judge(Map.of("accept", "elephant"), 0.5))
                .isInstanceOf(RuleRefusedException.class)
                .hasMessageContaining("elephant")
                .hasMessageContaining("animal");
        assertThatThrownBy(() -> judge(Map.of("over", "median"), 0.5))
                .isInstanceOf(RuleRefusedException.class);
        assertThatThrownBy(() -> judge(Map.of("threshold", "high"), 0.5))
                .isInstanceOf(RuleRefusedException.class);
    }

    private Ruling judge(Map<String, Object> params, double... persons) {
        return switch (persons.length) {
            case 1 -> judging().judge(candidate(params), crops(1), answering(done(persons[0])));
            default ->
                    judging()
                            .judge(
                                    candidate(params),
                                    crops(3),
                                    answering(
                                            done(persons[0]), done(persons[1]), done(persons[2])));
        };
    }
}
