package io.vedette.engine.dl4j.internal;

import io.vedette.spi.frame.TensorSpec;
import io.vedette.spi.model.Device;
import io.vedette.spi.model.ModelPackage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Networks of random weights. */
final class Networks {
    private Networks() {}

    /** Every layer the exporter knows but the global pooling: 17 pixels make "same" uneven. */
    static MultiLayerNetwork random() {
        Nd4j.getRandom().setSeed(9);
        MultiLayerNetwork net =
                new MultiLayerNetwork(
                        new NeuralNetConfiguration.Builder()
                                .seed(9)
                                .list()
                                .layer(
                                        new ConvolutionLayer.Builder(3, 3)
                                                .nOut(6)
                                                .stride(2, 2)
                                                .convolutionMode(ConvolutionMode.Same)
                                                .activation(Activation.RELU)
                                                .build())
                                .layer(new BatchNormalization.Builder().useLogStd(false).build())
                                .layer(
                                        new SubsamplingLayer.Builder(
                                                        SubsamplingLayer.PoolingType.MAX)
                                                .kernelSize(2, 2)
                                                .stride(2, 2)
                                                .convolutionMode(ConvolutionMode.Same)
                                                .build())
                                .layer(
                                        new DenseLayer.Builder()
                                                .nOut(10)
                                                .activation(Activation.SIGMOID)
                                                .build())
                                .layer(
                                        new OutputLayer.Builder(LossFunction.MCXENT)
                                                .nOut(3)
                                                .activation(Activation.SOFTMAX)
                                                .build())
                                .setInputType(InputType.convolutional(17, 17, 3))
                                .build());
        net.init();
        // Statistics that are not those of a fresh network, so that leaving them out would show.
        net.getLayer(1).getParam("mean").assign(Nd4j.rand(1, 6));
        net.getLayer(1).getParam("var").assign(Nd4j.rand(1, 6).addi(0.5));
        net.getLayer(1).getParam("gamma").assign(Nd4j.rand(1, 6).addi(0.5));
        net.getLayer(1).getParam("beta").assign(Nd4j.rand(1, 6));
        return net;
    }

    static ModelPackage save(MultiLayerNetwork net, Path folder) {
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve("net.zip");
            ModelSerializer.writeModel(net, file.toFile(), false);
            return model("dl4j", file, "output");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TensorSpec tensor() {
        double[] half = {0.5, 0.5, 0.5};
        return new TensorSpec(
                17, 17, TensorSpec.Order.RGB, 1 / 255.0, half, half, TensorSpec.Fit.STRETCH, 114);
    }

    static ModelPackage model(String engine, Path file, String output) {
        return new ModelPackage(
                "random",
                "1",
                engine,
                file,
                "00",
                Device.CPU,
                new ModelPackage.Input("input", tensor(), Optional.empty()),
                new ModelPackage.Output("softmax", List.of(output), List.of(), Map.of()),
                List.of("a", "b", "c"),
                0.5,
                0.5);
    }
}
