package io.vedette.engine.onnx.internal;

import io.vedette.spi.frame.TensorSpec;
import io.vedette.spi.model.Device;
import io.vedette.spi.model.ModelPackage;
import io.vedette.trainer.dl4j.internal.onnx.OnnxGraph;
import io.vedette.trainer.dl4j.internal.onnx.OnnxGraph.Attribute;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Tiny models for tests. */
final class Graphs {
    private Graphs() {}

    /** Outputs of fixed numbers, whatever the picture is. */
    static final class Fixed {
        private final OnnxGraph graph = new OnnxGraph();
        private final int width;
        private final int height;

        Fixed(int width, int height) {
            this.width = width;
            this.height = height;
            graph.input("input", 1, 3, height, width);
            graph.node("GlobalAveragePool", "mean", List.of("input"));
            graph.node("Flatten", "flat", List.of("mean"), Attribute.of("axis", 1L));
        }

        Fixed output(String name, float[] numbers, long... shape) {
            graph.floats(name + "_w", new float[3 * numbers.length], 3, numbers.length);
            graph.floats(name + "_b", numbers, numbers.length);
            graph.node("Gemm", name + "_g", List.of("flat", name + "_w", name + "_b"));
            graph.longs(name + "_s", shape);
            graph.node("Reshape", name, List.of(name + "_g", name + "_s"));
            graph.output(name, shape);
            return this;
        }

        ModelPackage model(
                Path folder,
                TensorSpec.Fit fit,
                ModelPackage.Output output,
                List<String> classes,
                double threshold) {
            return pack(folder, graph, tensor(width, height, fit), output, classes, threshold);
        }
    }

    static TensorSpec tensor(int width, int height, TensorSpec.Fit fit) {
        return new TensorSpec(
                width,
                height,
                TensorSpec.Order.RGB,
                1 / 255.0,
                new double[3],
                new double[] {1, 1, 1},
                fit,
                114);
    }

    /** One linear layer of random weights over 8x8 pixels, any number of pictures at once. */
    static ModelPackage linear(Path folder, String layout, boolean activated, int outputs) {
        OnnxGraph graph = new OnnxGraph();
        graph.input("input", -1, 3, 8, 8);
        graph.node("Flatten", "flat", List.of("input"), Attribute.of("axis", 1L));
        float[] weights = new float[3 * 64 * outputs];
        Random random = new Random(7);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (random.nextGaussian() / 4);
        }
        graph.floats("w", weights, 3 * 64, outputs);
        graph.node("Gemm", "logits", List.of("flat", "w"));
        String last = "logits";
        if (activated) {
            boolean softmax = layout.equals("softmax");
            last =
                    softmax
                            ? graph.node("Softmax", "out", List.of(last), Attribute.of("axis", 1L))
                            : graph.node("Sigmoid", "out", List.of(last));
        }
        graph.output(last, -1, outputs);
        return pack(
                folder,
                graph,
                tensor(8, 8, TensorSpec.Fit.STRETCH),
                new ModelPackage.Output(
                        layout,
                        List.of(last),
                        List.of(),
                        Map.of("logits", String.valueOf(!activated))),
                layout.equals("embedding") ? List.of() : List.of("a", "b", "c").subList(0, outputs),
                0.5);
    }

    private static ModelPackage pack(
            Path folder,
            OnnxGraph graph,
            TensorSpec tensor,
            ModelPackage.Output output,
            List<String> classes,
            double threshold) {
        try {
            Files.createDirectories(folder);
            Path file = Files.write(folder.resolve("tiny.onnx"), graph.toBytes("tiny", "test"));
            return new ModelPackage(
                    "tiny",
                    "1",
                    "onnx",
                    file,
                    "00",
                    Device.CPU,
                    new ModelPackage.Input("input", tensor, Optional.empty()),
                    output,
                    classes,
                    threshold,
                    0.5);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
