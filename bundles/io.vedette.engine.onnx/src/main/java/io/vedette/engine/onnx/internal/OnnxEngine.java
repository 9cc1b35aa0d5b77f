package io.vedette.engine.onnx.internal;

import ai.onnxruntime.OrtException;
import io.vedette.spi.frame.Pixels;
import io.vedette.spi.model.Device;
import io.vedette.spi.model.Engine;
import io.vedette.spi.model.LoadedModel;
import io.vedette.spi.model.ModelEngine;
import io.vedette.spi.model.ModelPackage;
import io.vedette.spi.model.ModelRefusedException;
import io.vedette.spi.model.Threads;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Runs ONNX files with ONNX Runtime on the processor. */
@Component
@Engine("onnx")
public final class OnnxEngine implements ModelEngine {
    /** Crops are small and share a call; a detector's picture fills the caches on its own. */
    private static final int BATCH = 16;

    private final Pixels pixels;

    /**
     * @param pixels fills the tensors
     */
    @Activate
    public OnnxEngine(@Reference Pixels pixels) {
        this.pixels = pixels;
    }

    @Override
    public LoadedModel load(ModelPackage model, Device device, Threads threads) {
        if (!device.kind().equals("cpu")) {
            throw new ModelRefusedException(
                    named(model) + " wants device '" + device.kind() + "'; this engine has cpu");
        }
        try {
            return switch (model.output().layout()) {
                case "fastestdet" -> detector(model, threads, new FastestDet(model));
                case "yolox" -> detector(model, threads, new Yolox(model));
                case "yolov8" -> detector(model, threads, new YoloV8(model));
                case "boxes-scores" -> detector(model, threads, new BoxesScores(model));
                case "softmax", "sigmoid" ->
                        new OnnxClassifier(
                                OnnxModel.open(
                                        model, threads, pixels, new ScoreLayout(model), BATCH));
                case "embedding" ->
                        new OnnxEmbedder(
                                OnnxModel.open(model, threads, pixels, new VectorLayout(), BATCH));
                default ->
                        throw new ModelRefusedException(
                                named(model)
                                        + " has layout '"
                                        + model.output().layout()
                                        + "', which engine onnx does not decode");
            };
        } catch (OrtException e) {
            throw new ModelRefusedException(
                    named(model) + ": " + model.weights() + " cannot be loaded: " + e.getMessage(),
                    e);
        }
    }

    private LoadedModel detector(ModelPackage model, Threads threads, Grid grid)
            throws OrtException {
        return new OnnxDetector(
                OnnxModel.open(model, threads, pixels, new DetectionLayout(model, grid), 1));
    }

    static String named(ModelPackage model) {
        return "model " + model.name() + ":" + model.version();
    }
}
