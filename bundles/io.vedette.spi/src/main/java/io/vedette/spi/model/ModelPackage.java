package io.vedette.spi.model;

import io.vedette.spi.frame.TensorSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A model as it lies in a folder: {@code model.json} read and checked, weights beside it.
 *
 * @param name registry name
 * @param version e.g. {@code 3}
 * @param engine id of the engine that runs it
 * @param weights the weight file, whose digest was compared
 * @param sha256 of the weight file, lower-case hexadecimal
 * @param device where the author wants it to run
 * @param input what it is fed
 * @param output what comes out
 * @param classes in the order of the output
 * @param threshold least score of a detection, or of the positive answer of a classifier
 * @param nms greatest IoU of two detections of one class
 */
public record ModelPackage(
        String name,
        String version,
        String engine,
        Path weights,
        String sha256,
        Device device,
        Input input,
        Output output,
        List<String> classes,
        double threshold,
        double nms) {
    /** Copies the classes. */
    public ModelPackage {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(engine, "engine");
        Objects.requireNonNull(weights, "weights");
        Objects.requireNonNull(sha256, "sha256");
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(output, "output");
        classes = List.copyOf(classes);
    }

    /**
     * What a model is fed.
     *
     * @param name of the input node
     * @param tensor its shape and scale
     * @param crop how boxes are cut for a classifier; empty for a detector
     */
    public record Input(String name, TensorSpec tensor, Optional<CropRule> crop) {}

    /**
     * How boxes are cut for a classifier.
     *
     * @param margin share of the box added on each side
     * @param square whether the shorter side is widened
     */
    public record CropRule(double margin, boolean square) {}

    /**
     * What comes out.
     *
     * @param layout {@code fastestdet}, {@code yolox}, {@code nanodet}, {@code yolov5}, {@code
     *     yolov8}, {@code boxes-scores}, {@code softmax}, {@code sigmoid} or {@code embedding}
     * @param names of the output nodes
     * @param strides of grid layouts
     * @param options further numbers of a layout by name
     */
    public record Output(
            String layout, List<String> names, List<Integer> strides, Map<String, String> options) {
        /** Copies the collections. */
        public Output {
            names = List.copyOf(names);
            strides = List.copyOf(strides);
            options = Map.copyOf(options);
        }
    }
}
