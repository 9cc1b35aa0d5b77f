package io.vedette.engine.onnx.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vedette.media.internal.FusedPixels;
import io.vedette.spi.Outcome;
import io.vedette.spi.frame.Crop;
import io.vedette.spi.frame.TensorSpec.Fit;
import io.vedette.spi.model.Deadline;
import io.vedette.spi.model.Detecting;
import io.vedette.spi.model.Detection;
import io.vedette.spi.model.Device;
import io.vedette.spi.model.ModelPackage;
import io.vedette.spi.model.ModelPackage.Output;
import io.vedette.spi.model.ModelRefusedException;
import io.vedette.spi.model.Threads;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectorLayoutsTest {
    private static final List<String> CLASSES = List.of("person", "dog");

    private final OnnxEngine engine = new OnnxEngine(new FusedPixels());

    @TempDir private Path folder;

    @Test
    void fastestDetCellsBecomeBoxes() {
        // 2x2 cells of 16 pixels; channels: objectness, x, y, w, h, person, dog.
        float[] out = new float[7 * 4];
        int cell = 3; // the lower right one, middle moved by half a cell to the left
        out[cell] = 0.9f;
        out[4 + cell] = (float) atanh(-0.5);
        out[3 * 4 + cell] = 0; // sigmoid: half the width
        out[4 * 4 + cell] = (float) Math.log(1 / 3.0); // sigmoid: a quarter of the height
        out[5 * 4 + cell] = 0.2f;
        out[6 * 4 + cell] = 0.8f;
        out[0] = 0.9f; // another cell whose classes are all improbable
        out[5 * 4] = 0.01f;
        ModelPackage model =
                new Graphs.Fixed(32, 32)
                        .output("o", out, 1, 7, 2, 2)
                        .model(folder, Fit.STRETCH, layout("fastestdet"), CLASSES, 0.5);
        List<Detection> found = detect(model, 64, 128);
        assertThat(found).hasSize(1);
        double score = Math.pow(0.9, 0.6) * Math.pow(0.8, 0.4);
        // Middle (8, 16) of 32 is (16, 64) of 64x128; half of 64 wide, a quarter of 128 high.
        check(found.get(0), "dog", score, 0, 48, 32, 32);
    }

    private static double atanh(double x) {
        return 0.5 * Math.log((1 + x) / (1 - x));
    }

    @Test
    void yoloxCellsOfTwoStridesBecomeBoxes() {
        // 32x32: strides 8 (16 cells) and 16 (4 cells); rows of x, y, w, h, objectness, classes.
        float[] out = new float[20 * 7];
        cell(out, 5, 0.5f, 0.25f, 0, (float) Math.log(2), 0.8f, 0.9f, 0.1f);
        cell(out, 16 + 2, 0.5f, 0.5f, 0, 0, 0.9f, 0.1f, 0.7f);
        cell(out, 0, 0, 0, 0, 0, 0.4f, 1, 1); // 0.4 is below the threshold
        ModelPackage model =
                new Graphs.Fixed(32, 32)
                        .output("o", out, 1, 20, 7)
                        .model(
                                folder,
                                Fit.LETTERBOX_TOPLEFT,
                                new Output("yolox", List.of("o"), List.of(8, 16), Map.of()),
                                CLASSES,
                                0.5);
        // 64x32 goes in at half its size, at the top.
        List<Detection> found = detect(model, 64, 64);
        assertThat(found).hasSize(2);
        // Cell (1, 1) of stride 8: middle (12, 10), 8 wide, 16 high.
        check(found.get(0), "person", 0.72, 16, 4, 16, 32);
        // Cell (0, 1) of stride 16: middle (8, 24), 16x16.
        check(found.get(1), "dog", 0.63, 0, 32, 32, 32);
    }

    private static void cell(float[] out, int row, float... numbers) {
        System.arraycopy(numbers, 0, out, 7 * row, 7);
    }

    @Test
    void yoloV8IsReadInBothOrientations() {
        float[][] boxes = {
            {16, 16, 8, 8, 0.9f, 0.1f},
            {17, 16, 8, 8, 0.6f, 0.2f}, // suppressed by the first
            {17, 16, 8, 8, 0.1f, 0.7f}, // of another class: stays
            {4, 4, 2, 2, 0.49f, 0.3f} // below the threshold
        };
        float[] rows = new float[24];
        float[] columns = new float[24];
        for (int b = 0; b < 4; b++) {
            for (int n = 0; n < 6; n++) {
                rows[6 * b + n] = boxes[b][n];
                columns[4 * n + b] = boxes[b][n];
            }
        }
        ModelPackage byNumber =
                new Graphs.Fixed(32, 32)
                        .output("o", columns, 1, 6, 4)
                        .model(folder, Fit.LETTERBOX_CENTER, layout("yolov8"), CLASSES, 0.5);
        // 64x32 goes in at half its size, 8 rows below the top.
        List<Detection> found = detect(byNumber, 64, 32);
        assertThat(found).hasSize(2);
        check(found.get(0), "person", 0.9, 24, 8, 16, 16);
        check(found.get(1), "dog", 0.7, 26, 8, 16, 16);
        ModelPackage byBox =
                new Graphs.Fixed(32, 32)
                        .output("o", rows, 1, 4, 6)
                        .model(folder, Fit.LETTERBOX_CENTER, layout("yolov8"), CLASSES, 0.5);
        assertThat(detect(byBox, 64, 32)).isEqualTo(found);
    }

    static ModelPackage boxesScores(Path folder) {
        return new Graphs.Fixed(32, 32)
                .output("b", new float[] {.25f, .25f, .5f, .75f, 0, 0, .1f, .1f}, 1, 2, 4)
                .output("s", new float[] {0.8f, 0.1f, 0.1f, 0.7f}, 1, 2, 2)
                .model(
                        folder,
                        Fit.STRETCH,
                        new Output(
                                "boxes-scores",
                                List.of("b", "s"),
                                List.of(),
                                Map.of("normalised", "true")),
                        CLASSES,
                        0.5);
    }

    @Test
    void boxesAndScoresAreRead() {
        List<Detection> found = detect(boxesScores(folder), 100, 200);
        assertThat(found).hasSize(2);
        check(found.get(0), "person", 0.8, 25, 50, 25, 100);
        check(found.get(1), "dog", 0.7, 0, 0, 10, 20);
    }

    @Test
    void theBackgroundIsNoClassAndLabelsMayBeAnOutput() {
        Map<String, String> options = Map.of("background", "1", "boxes", "cxcywh");
        ModelPackage background =
                new Graphs.Fixed(32, 32)
                        .output("b", new float[] {16, 16, 8, 8}, 1, 1, 4)
                        .output("s", new float[] {0.2f, 0.8f}, 1, 1, 2)
                        .model(
                                folder,
                                Fit.STRETCH,
                                new Output("boxes-scores", List.of("b", "s"), List.of(), options),
                                CLASSES,
                                0.1);
        assertThat(detect(background, 32, 32))
                .singleElement()
                .satisfies(d -> check(d, "person", 0.2, 12, 12, 8, 8));
        ModelPackage labels =
                new Graphs.Fixed(32, 32)
                        .output("b", new float[] {16, 16, 8, 8}, 1, 1, 4)
                        .output("s", new float[] {0.8f}, 1, 1)
                        .output("l", new float[] {1}, 1, 1)
                        .model(
                                folder,
                                Fit.STRETCH,
                                new Output(
                                        "boxes-scores",
                                        List.of("b", "s", "l"),
                                        List.of(),
                                        Map.of("boxes", "xywh")),
                                CLASSES,
                                0.5);
        assertThat(detect(labels, 32, 32))
                .singleElement()
                .satisfies(d -> check(d, "dog", 0.8, 16, 16, 8, 8));
    }

    @Test
    void whatIsNotFiniteIsLeftOutAndBoxesEndAtThePicture() {
        ModelPackage model =
                new Graphs.Fixed(32, 32)
                        .output("b", new float[] {-9, 8, 16, 99, Float.NaN, 0, 1, 1}, 1, 2, 4)
                        .output("s", new float[] {0.8f, 0, 0.9f, 0}, 1, 2, 2)
                        .model(
                                folder,
                                Fit.STRETCH,
                                new Output("boxes-scores", List.of("b", "s"), List.of(), Map.of()),
                                CLASSES,
                                0.5);
        assertThat(detect(model, 32, 32))
                .singleElement()
                .satisfies(d -> check(d, "person", 0.8, 0, 8, 16, 24));
    }

    @Test
    void aShapeThatDoesNotFitIsRefused() {
        ModelPackage model =
                new Graphs.Fixed(32, 32)
                        .output("o", new float[140], 1, 20, 7)
                        .model(
                                folder,
                                Fit.STRETCH,
                                new Output("yolox", List.of("o"), List.of(8), Map.of()),
                                CLASSES,
                                0.5);
        assertThatThrownBy(() -> engine.load(model, Device.CPU, Threads.ONE))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("[1, 20, 7]")
                .hasMessageContaining("[N, 16, 7]");
    }

    private List<Detection> detect(ModelPackage model, int width, int height) {
        try (Detecting loaded = (Detecting) engine.load(model, Device.CPU, Threads.ONE)) {
            Crop picture = new Crop(width, height, new byte[3 * width * height]);
            var outcome = loaded.run(List.of(picture), Deadline.in(Duration.ofMinutes(1))).get(0);
            return ((Outcome.Done<List<Detection>>) outcome).value();
        }
    }

    private static Output layout(String name) {
        return new Output(name, List.of("o"), List.of(), Map.of());
    }

    private static void check(
            Detection found, String label, double score, double x, double y, double w, double h) {
        assertThat(found.label()).isEqualTo(label);
        assertThat(found.score()).isCloseTo(score, within(1e-5));
        assertThat(found.box().x()).isCloseTo(x, within(1e-3));
        assertThat(found.box().y()).isCloseTo(y, within(1e-3));
        assertThat(found.box().width()).isCloseTo(w, within(1e-3));
        assertThat(found.box().height()).isCloseTo(h, within(1e-3));
    }
}
