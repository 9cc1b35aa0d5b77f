package io.vedette.trainer.dl4j.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vedette.spi.frame.TensorSpec;
import io.vedette.spi.training.TrainingJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** Writes the package of a trained network: ONNX weights and {@code model.json}. */
final class ModelFolder {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ModelFolder() {}

    static Path write(TrainingJob job, TensorSpec tensor, MultiLayerNetwork net) {
        Path folder = job.scratch().resolve("model");
        byte[] weights = OnnxExport.of(net, tensor);
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve("model.onnx"), weights);
            JSON.writerWithDefaultPrettyPrinter()
                    .writeValue(
                            folder.resolve("model.json").toFile(), describe(job, tensor, weights));
        } catch (IOException e) {
            throw new UncheckedIOException("the model cannot be written to " + folder, e);
        }
        return folder;
    }

    private static ObjectNode describe(TrainingJob job, TensorSpec tensor, byte[] weights) {
        ObjectNode model = JSON.createObjectNode();
        model.put("name", "patch").put("version", "1").put("engine", "onnx");
        model.put("file", "model.onnx").put("sha256", sha256(weights)).put("device", "cpu");
        ObjectNode input = model.putObject("input");
        input.put("name", OnnxExport.INPUT);
        input.put("width", tensor.width()).put("height", tensor.height()).put("colour", "rgb");
        input.put("scale", tensor.scale());
        for (double mean : tensor.mean()) {
            input.withArray("mean").add(mean);
        }
        for (double std : tensor.std()) {
            input.withArray("std").add(std);
        }
        input.put("fit", "stretch");
        job.crop()
                .ifPresent(
                        crop ->
                                input.putObject("crop")
                                        .put("margin", crop.margin())
                                        .put("square", crop.square()));
        ObjectNode output = model.putObject("output");
        output.put("layout", "softmax").putArray("names").add(OnnxExport.OUTPUT);
        job.classes().forEach(model.putArray("classes")::add);
        model.put("threshold", 0.5);
        return model;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
