package io.vedette.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.spi.Outcome;
import io.vedette.spi.frame.Crop;
import io.vedette.spi.frame.Picture;
import io.vedette.spi.model.Classifying;
import io.vedette.spi.model.Deadline;
import io.vedette.spi.model.Detecting;
import io.vedette.spi.model.Detection;
import io.vedette.spi.model.Device;
import io.vedette.spi.model.Embedding;
import io.vedette.spi.model.LoadedModel;
import io.vedette.spi.model.ModelEngine;
import io.vedette.spi.model.ModelPackage;
import io.vedette.spi.model.ModelRefusedException;
import io.vedette.spi.model.Scores;
import io.vedette.spi.model.Threads;
import io.vedette.spi.model.Vector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every model engine keeps to. Extend it and say which engine and which model. */
public abstract class ModelEngineContract {
    @TempDir protected Path folder;

    private ModelEngine engine;
    private ModelPackage sound;

    /** The engine under test. */
    protected abstract ModelEngine engine();

    /** A package that the engine runs, made in the folder given. */
    protected abstract ModelPackage sound(Path folder);

    /** How much an answer may differ with the number of pictures in a call. */
    protected double tolerance() {
        return 1e-4;
    }

    @BeforeEach
    final void prepare() {
        engine = engine();
        sound = sound(folder);
    }

    private LoadedModel load() {
        return engine.load(sound, Device.CPU, Threads.ONE);
    }

    @Test
    void aLoadedModelKnowsItsPackage() {
        try (LoadedModel model = load()) {
            assertThat(model.model()).isEqualTo(sound);
            assertThat(model.preferredBatch()).isPositive();
        }
    }

    @Test
    void everyPictureGetsItsOwnAnswerInOrder() {
        List<Crop> pictures = pictures(5);
        try (LoadedModel model = load()) {
            List<? extends Outcome<?>> together = run(model, pictures);
            assertThat(together).hasSize(5);
            for (int i = 0; i < 5; i++) {
                same(together.get(i), run(model, pictures.subList(i, i + 1)).get(0));
            }
            assertThat(run(model, List.of())).isEmpty();
        }
    }

    @Test
    void answersAreInRange() {
        try (LoadedModel model = load()) {
            for (Outcome<?> outcome : run(model, pictures(4))) {
                check(((Outcome.Done<?>) outcome).value());
            }
        }
    }

    private void check(Object answer) {
        if (answer instanceof Scores scores) {
            assertThat(scores.probabilities()).hasSize(sound.classes().size());
            for (float p : scores.probabilities()) {
                assertThat(p).isBetween(0f, 1f);
            }
        } else if (answer instanceof Vector vector) {
            assertThat(vector.cosine(vector)).isBetween(0.999, 1.001);
        } else {
            for (Object item : (List<?>) answer) {
                Detection detection = (Detection) item;
                assertThat(sound.classes()).contains(detection.label());
                assertThat(detection.score()).isGreaterThanOrEqualTo(sound.threshold() - 1e-6);
            }
        }
    }

    @Test
    void manyCallersAtOnceGetTheSameAnswers() {
        List<Crop> pictures = pictures(3);
        try (LoadedModel model = load()) {
            List<? extends Outcome<?>> alone = run(model, pictures);
            List<CompletableFuture<List<? extends Outcome<?>>>> callers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                callers.add(CompletableFuture.supplyAsync(() -> run(model, pictures)));
            }
            for (CompletableFuture<List<? extends Outcome<?>>> caller : callers) {
                List<? extends Outcome<?>> answer = caller.join();
                for (int i = 0; i < 3; i++) {
                    same(answer.get(i), alone.get(i));
                }
            }
        }
    }

    @Test
    void aPassedDeadlineIsAnOutcomeAndNotAnException() {
        try (LoadedModel model = load()) {
            List<Crop> pictures = pictures(2);
            assertThat(run(model, pictures, new Deadline(System.nanoTime() - 1))).hasSize(2);
            assertThat(run(model, pictures).get(0)).isInstanceOf(Outcome.Done.class);
        }
    }

    @Test
    void weightsThatAreNoneAreRefused() throws IOException {
        Path garbage = Files.writeString(folder.resolve("garbage"), "these are no weights");
        ModelPackage damaged =
                new ModelPackage(
                        "damaged",
                        "7",
                        sound.engine(),
                        garbage,
                        "00",
                        sound.device(),
                        sound.input(),
                        sound.output(),
                        sound.classes(),
                        sound.threshold(),
                        sound.nms());
        assertThatThrownBy(() -> engine.load(damaged, Device.CPU, Threads.ONE))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("damaged:7");
    }

    @Test
    void anUnknownDeviceIsRefused() {
        assertThatThrownBy(() -> engine.load(sound, new Device("abacus", 0), Threads.ONE))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("abacus");
    }

    @Test
    void modelsMayBeLoadedAgainAndAgain() {
        List<Crop> pictures = pictures(1);
        int before = 0;
        for (int i = 0; i < 12; i++) {
            try (LoadedModel model = load()) {
                assertThat(run(model, pictures).get(0)).isInstanceOf(Outcome.Done.class);
            }
            if (i == 1) {
                before = Thread.getAllStackTraces().size();
            }
        }
        assertThat(Thread.getAllStackTraces().size()).isLessThanOrEqualTo(before + 2);
    }

    private List<Crop> pictures(int count) {
        Random random = new Random(42);
        List<Crop> pictures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] bgr = new byte[3 * (20 + i) * 24];
            random.nextBytes(bgr);
            pictures.add(new Crop(20 + i, 24, bgr));
        }
        return pictures;
    }

    private static List<? extends Outcome<?>> run(LoadedModel model, List<? extends Picture> in) {
        return run(model, in, Deadline.in(Duration.ofMinutes(1)));
    }

    private static List<? extends Outcome<?>> run(
            LoadedModel model, List<? extends Picture> in, Deadline deadline) {
        if (model instanceof Detecting detecting) {
            return detecting.run(in, deadline);
        }
        return model instanceof Classifying classifying
                ? classifying.run(in, deadline)
                : ((Embedding) model).run(in, deadline);
    }

    private void same(Outcome<?> one, Outcome<?> other) {
        assertThat(one).isInstanceOf(Outcome.Done.class);
        Object a = ((Outcome.Done<?>) one).value();
        Object b = ((Outcome.Done<?>) other).value();
        if (a instanceof Scores scores) {
            near(scores.probabilities(), ((Scores) b).probabilities());
        } else if (a instanceof Vector vector) {
            near(vector.values(), ((Vector) b).values());
        } else {
            assertThat(a).isEqualTo(b);
        }
    }

    private void near(float[] a, float[] b) {
        assertThat(a).hasSameSizeAs(b);
        for (int i = 0; i < a.length; i++) {
            assertThat(a[i])
                    .isCloseTo(b[i], org.assertj.core.data.Offset.offset((float) tolerance()));
        }
    }
}
