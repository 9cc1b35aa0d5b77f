package io.vedette.core.training.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vedette.service.training.SweepRequest.Threshold;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValidationScoresTest {
    private static ValidationScores scores() {
        ValidationScores scores = new ValidationScores(List.of("person", "nothing"));
        scores.add(0, new float[] {0.9f, 0.1f}, "1");
        scores.add(0, new float[] {0.6f, 0.4f}, "2");
        scores.add(0, new float[] {0.3f, 0.7f}, "3");
        scores.add(0, new float[] {0.2f, 0.8f}, "4");
        scores.add(1, new float[] {0.3f, 0.7f}, "5");
        scores.add(1, new float[] {0.1f, 0.9f}, "6");
        return scores;
    }

    @Test
    void theNumbersAreThoseOfTheDefinitions() {
        Map<String, Double> all = scores().all();
        assertThat(all.get("accuracy")).isCloseTo(4 / 6.0, within(1e-9));
        assertThat(all.get("balanced-accuracy")).isCloseTo((0.5 + 1) / 2, within(1e-9));
        assertThat(all.get("recall:person")).isEqualTo(0.5);
        double loss =
                -(Math.log(0.9)
                                + Math.log(0.6)
                                + Math.log(0.3)
                                + Math.log(0.2)
                                + Math.log(0.7)
                                + Math.log(0.9))
                        / 6;
        assertThat(all.get("log-loss")).isCloseTo(loss, within(1e-6));
        // Of 8 pairs 6 are in order, one is a tie (0.3, 0.3), one is not (0.2, 0.3).
        assertThat(all.get("auc:person")).isCloseTo(6.5 / 8, within(1e-9));
    }

    @Test
    void theThresholdIsTheQuantileThatKeepsTheRecall() {
        assertThat(scores().threshold(new Threshold("person", 1))).isEqualTo(0.2f);
        assertThat(scores().threshold(new Threshold("person", 2 / 3.0)))
                .isCloseTo(0.3, within(1e-6));
        assertThat(scores().threshold(new Threshold("person", 0.9))).isCloseTo(0.23, within(1e-6));
        assertThat(scores().threshold(new Threshold("person", 0.1))).isEqualTo(0.5);
    }

    @Test
    void cropsOfOneAlertCountTogether() {
        ValidationScores scores = new ValidationScores(List.of("person", "nothing"));
        scores.add(0, new float[] {0.05f, 0.95f}, "a");
        scores.add(0, new float[] {0.45f, 0.55f}, "a");
        scores.add(0, new float[] {0.4f, 0.6f}, "b");
        scores.add(1, new float[] {0.01f, 0.99f}, "b");
        assertThat(scores.threshold(new Threshold("person", 1))).isEqualTo(0.25, within(1e-6));
    }
}
