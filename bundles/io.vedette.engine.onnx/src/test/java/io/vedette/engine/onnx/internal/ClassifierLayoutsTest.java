package io.vedette.engine.onnx.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vedette.media.internal.FusedPixels;
import io.vedette.spi.Outcome;
import io.vedette.spi.frame.Crop;
import io.vedette.spi.frame.TensorSpec.Fit;
import io.vedette.spi.model.Classifying;
import io.vedette.spi.model.Deadline;
import io.vedette.spi.model.Device;
import io.vedette.spi.model.ModelPackage;
import io.vedette.spi.model.ModelPackage.Output;
import io.vedette.spi.model.ModelRefusedException;
import io.vedette.spi.model.Scores;
import io.vedette.spi.model.Threads;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassifierLayoutsTest {
    private final OnnxEngine engine = new OnnxEngine(new FusedPixels());

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"softmax", "sigmoid"})
    void logitsAreActivatedHereAsInTheGraph(String layout) {
        List<float[]> inGraph = scores(Graphs.linear(folder.resolve("a"), layout, true, 3));
        List<float[]> here = scores(Graphs.linear(folder.resolve("b"), layout, false, 3));
        for (int i = 0; i < inGraph.size(); i++) {
            for (int c = 0; c < 3; c++) {
                assertThat(here.get(i)[c]).isCloseTo(inGraph.get(i)[c], within(1e-6f));
            }
        }
        assertThat(inGraph.get(0)).isNotEqualTo(inGraph.get(1));
    }

    @Test
    void moreThanABatchIsSplit() {
        assertThat(scores(Graphs.linear(folder, "softmax", true, 3))).hasSize(40);
    }

    private List<float[]> scores(ModelPackage model) {
        Random random = new Random(3);
        List<Crop> pictures =
                random.ints(40)
                        .mapToObj(
                                i -> {
                                    byte[] bgr = new byte[3 * 64];
                                    random.nextBytes(bgr);
                                    return new Crop(8, 8, bgr);
                                })
                        .limit(40)
                        .toList();
        try (Classifying loaded = (Classifying) engine.load(model, Device.CPU, Threads.ONE)) {
            return loaded.run(pictures, Deadline.in(Duration.ofMinutes(1))).stream()
                    .map(o -> ((Outcome.Done<Scores>) o).value().probabilities())
                    .toList();
        }
    }

    @Test
    void scoresThatAreNotNumbersAreAFailure() {
        ModelPackage model =
                new Graphs.Fixed(8, 8)
                        .output("p", new float[] {Float.NaN, 0}, 1, 2)
                        .model(folder, Fit.STRETCH, softmax(), List.of("a", "b"), 0.5);
        try (Classifying loaded = (Classifying) engine.load(model, Device.CPU, Threads.ONE)) {
            assertThat(
                            loaded.run(
                                    List.of(new Crop(1, 1, new byte[3])),
                                    Deadline.in(Duration.ofMinutes(1))))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class, f -> assertThat(f.why()).contains("NaN"));
        }
    }

    @Test
    void aNumberOfClassesThatDoesNotFitIsRefused() {
        ModelPackage model =
                new Graphs.Fixed(8, 8)
                        .output("p", new float[] {1, 0}, 1, 2)
                        .model(folder, Fit.STRETCH, softmax(), List.of("a", "b", "c"), 0.5);
        assertThatThrownBy(() -> engine.load(model, Device.CPU, Threads.ONE))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("3 classes wants [N, 3]");
    }

    @Test
    void endsThatAreNotThereAreRefused() {
        ModelPackage model =
                new Graphs.Fixed(8, 8)
                        .output("q", new float[] {1, 0}, 1, 2)
                        .model(folder, Fit.STRETCH, softmax(), List.of("a", "b"), 0.5);
        assertThatThrownBy(() -> engine.load(model, Device.CPU, Threads.ONE))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("no output 'p', but [q]");
    }

    private static Output softmax() {
        return new Output("softmax", List.of("p"), List.of(), Map.of());
    }
}
