package io.vedette.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.spi.Box;
import io.vedette.spi.Outcome;
import io.vedette.spi.frame.Crop;
import io.vedette.spi.frame.Picture;
import io.vedette.spi.frame.TensorSpec;
import io.vedette.spi.model.Classifying;
import io.vedette.spi.model.Deadline;
import io.vedette.spi.model.Device;
import io.vedette.spi.model.ModelPackage;
import io.vedette.spi.model.Scores;
import io.vedette.spi.rule.Candidate;
import io.vedette.spi.rule.Judging;
import io.vedette.spi.rule.Ruling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link Judging} keeps to. */
public abstract class JudgingContract {
    /** A new plugin. */
    protected abstract Judging judging();

    /** Parameters it can work with, the model's classes being person, animal and nothing. */
    protected Map<String, Object> params() {
        return Map.of();
    }

    /** For subclasses. */
    protected JudgingContract() {}

    @Test
    void acceptsAndSaysSoWhereThereIsNothingToLookAt() {
        Ruling ruling = judging().judge(candidate(params()), List.of(), answering());
        assertThat(ruling.accepted()).isTrue();
        assertThat(ruling.why()).isNotBlank();
    }

    @Test
    void rulesTheSameTwiceWithAScoreAndAReason() {
        for (float person : new float[] {0, 0.3f, 0.5f, 0.7f, 1}) {
            Classifying model = answering(done(person), done(person));
            Ruling first = judging().judge(candidate(params()), crops(2), model);
            Ruling second =
                    judging()
                            .judge(
                                    candidate(params()),
                                    crops(2),
                                    answering(done(person), done(person)));
            assertThat(first).isEqualTo(second);
            assertThat(first.score()).isBetween(0.0, 1.0);
            assertThat(first.why()).isNotBlank();
        }
    }

    @Test
    void hidesNothingBecauseAModelFailed() {
        Ruling ruling =
                judging()
                        .judge(
                                candidate(params()),
                                crops(2),
                                answering(failed("out of memory"), failed("out of memory")));
        assertThat(ruling.accepted()).isTrue();
        assertThat(ruling.why()).contains("out of memory");
    }

    /** A would-be alert. */
    protected static Candidate candidate(Map<String, Object> params) {
        return new Candidate(
                "yard",
                "nobody-inside",
                "intrusion",
                Walks.at(12),
                new Box(100, 100, 40, 100),
                Walks.SIZE,
                params);
    }

    /** Small grey crops. */
    protected static List<Crop> crops(int count) {
        List<Crop> crops = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            crops.add(new Crop(4, 4, new byte[48]));
        }
        return crops;
    }

    /** A person with this probability, an animal with half of the rest. */
    protected static Outcome<Scores> done(double person) {
        float rest = (float) (1 - person) / 2;
        return new Outcome.Done<>(new Scores(new float[] {(float) person, rest, rest}));
    }

    /** No answer for one crop. */
    protected static Outcome<Scores> failed(String why) {
        return new Outcome.Failed<>(why);
    }

    /** A model of threshold 0.5 with these answers, in their order. */
    @SafeVarargs
    protected static Classifying answering(Outcome<Scores>... answers) {
        Iterator<Outcome<Scores>> left = List.of(answers).iterator();
        return new Classifying() {
            @Override
            public List<Outcome<Scores>> run(List<? extends Picture> pictures, Deadline deadline) {
                List<Outcome<Scores>> outcomes = new ArrayList<>();
                pictures.forEach(p -> outcomes.add(left.next()));
                return outcomes;
            }

            @Override
            public ModelPackage model() {
                return packageOf(List.of("person", "animal", "nothing"));
            }

            @Override
            public void close() {}
        };
    }

    private static ModelPackage packageOf(List<String> classes) {
        TensorSpec tensor =
                new TensorSpec(
                        32,
                        32,
                        TensorSpec.Order.BGR,
                        1 / 255.0,
                        new double[3],
                        new double[] {1, 1, 1},
                        TensorSpec.Fit.STRETCH,
                        0);
        return new ModelPackage(
                "verifier",
                "1",
                "fake",
                Path.of("weights"),
                "0",
                Device.CPU,
                new ModelPackage.Input("in", tensor, Optional.empty()),
                new ModelPackage.Output("softmax", List.of("out"), List.of(), Map.of()),
                classes,
                0.5,
                0.5);
    }
}
