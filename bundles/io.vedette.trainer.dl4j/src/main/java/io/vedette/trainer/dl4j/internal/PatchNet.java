package io.vedette.trainer.dl4j.internal;

import io.vedette.trainer.dl4j.internal.onednn.OneDnn;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * The network: blocks of 3x3 convolution, 2x2 maximum, batch normalisation and rectifier, then the
 * mean over the picture and one dense layer. Normalisation comes after the maximum, where it costs
 * a quarter: before it, it took a third of the training's time.
 */
final class PatchNet {
    private PatchNet() {}

    static MultiLayerNetwork build(Settings settings, int classes, long seed) {
        NeuralNetConfiguration.ListBuilder layers =
                new NeuralNetConfiguration.Builder()
                        .seed(seed)
                        .updater(new Adam(settings.learningRate()))
                        .weightInit(WeightInit.RELU)
                        .l2(settings.weightDecay())
                        .list();
        for (int block = 0; block < settings.blocks(); block++) {
            // Batch normalisation takes a bias away again, and log10stdev loses digits.
            layers.layer(
                            new ConvolutionLayer.Builder(3, 3)
                                    .nOut(settings.filters() << block)
                                    .convolutionMode(ConvolutionMode.Same)
                                    .hasBias(false)
                                    .activation(Activation.IDENTITY)
                                    .build())
                    .layer(
                            new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                                    .kernelSize(2, 2)
                                    .stride(2, 2)
                                    .build())
                    .layer(new BatchNormalization.Builder().useLogStd(false).build())
                    .layer(new ActivationLayer(Activation.RELU));
        }
        OutputLayer.Builder last =
                new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(classes)
                        .weightInit(WeightInit.XAVIER)
                        .activation(Activation.SOFTMAX);
        if (settings.dropout() > 0) {
            last.dropOut(1 - settings.dropout());
        }
        MultiLayerConfiguration configuration =
                layers.layer(new GlobalPoolingLayer(PoolingType.AVG))
                        .layer(last.build())
                        .setInputType(InputType.convolutional(settings.size(), settings.size(), 3))
                        .build();
        MultiLayerNetwork net = new MultiLayerNetwork(configuration);
        net.init();
        OneDnn.attach(net);
        return net;
    }
}
