package io.vedette.trainer.dl4j.internal;

import io.vedette.spi.frame.TensorSpec;
import io.vedette.trainer.dl4j.internal.onnx.OnnxGraph;
import io.vedette.trainer.dl4j.internal.onnx.OnnxGraph.Attribute;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Writes a network as ONNX, layer by layer, planes first. Anything it does not know is refused, so
 * call it on a network before training it.
 */
public final class OnnxExport {
    /** Name of the input. */
    static final String INPUT = "input";

    /** Name of the output. */
    static final String OUTPUT = "output";

    private final OnnxGraph graph = new OnnxGraph();

    private OnnxExport() {}

    /**
     * The file.
     *
     * @throws RefusedException naming what cannot be written
     */
    public static byte[] of(MultiLayerNetwork net, TensorSpec tensor) {
        return new OnnxExport().write(net, tensor);
    }

    private byte[] write(MultiLayerNetwork net, TensorSpec tensor) {
        graph.input(INPUT, -1, 3, tensor.height(), tensor.width());
        InputType type = InputType.convolutional(tensor.height(), tensor.width(), 3);
        String last = INPUT;
        Layer[] layers = net.getLayers();
        for (int i = 0; i < layers.length; i++) {
            InputPreProcessor before = net.getLayerWiseConfigurations().getInputPreProcess(i);
            if (before != null) {
                last = flatten(i, before, last);
                type = before.getOutputType(type);
            }
            last = layer("layer" + i, layers[i], last, type);
            type = layers[i].conf().getLayer().getOutputType(i, type);
        }
        graph.node("Identity", OUTPUT, List.of(last));
        graph.output(OUTPUT, -1, ((InputType.InputTypeFeedForward) type).getSize());
        return graph.toBytes("patch", "vedette dl4j-patch");
    }

    private String flatten(int index, InputPreProcessor before, String in) {
        if (before instanceof CnnToFeedForwardPreProcessor p && p.getFormat() == CNN2DFormat.NCHW) {
            return graph.node("Flatten", "flat" + index, List.of(in), Attribute.of("axis", 1L));
        }
        throw refuse(before);
    }

    private static RefusedException refuse(Object what) {
        return new RefusedException(
                "a network with " + what.getClass().getSimpleName() + " cannot be written as ONNX");
    }

    private String layer(String name, Layer layer, String in, InputType type) {
        org.deeplearning4j.nn.conf.layers.Layer conf = layer.conf().getLayer();
        if (conf instanceof DropoutLayer) {
            return in; // nothing is left out in service
        }
        if (conf instanceof ActivationLayer activation) {
            return activation(name, activation.getActivationFn(), in);
        }
        if (conf instanceof BatchNormalization normalisation) {
            return normalise(name, normalisation, layer, in);
        }
        if (conf instanceof SubsamplingLayer pool) {
            return pool(name, pool, in, type);
        }
        if (conf instanceof GlobalPoolingLayer pool) {
            return poolAll(name, pool, in);
        }
        if (conf.getClass() == ConvolutionLayer.class) {
            return convolve(name, (ConvolutionLayer) conf, layer, in, type);
        }
        if (conf instanceof DenseLayer dense) {
            return dense(name, dense.hasBias(), dense.getActivationFn(), layer, in);
        }
        if (conf instanceof OutputLayer output) {
            return dense(name, output.hasBias(), output.getActivationFn(), layer, in);
        }
        throw refuse(conf);
    }

    /** In C order: the weights of dense layers lie in Fortran order. */
    private static float[] floats(INDArray array) {
        return array.dup('c').data().asFloat();
    }

    private String parameter(String name, Layer layer, String which) {
        INDArray array = layer.getParam(which);
        return graph.floats(name + "_" + which, floats(array), array.shape());
    }

    private String vector(String name, Layer layer, String which) {
        INDArray array = layer.getParam(which);
        return graph.floats(name + "_" + which, floats(array), array.length());
    }

    private String normalise(String name, BatchNormalization conf, Layer layer, String in) {
        if (conf.isUseLogStd() || conf.isLockGammaBeta()) {
            throw new RefusedException(
                    "batch normalisation is written as ONNX only with useLogStd(false) and free"
                            + " gamma and beta");
        }
        return graph.node(
                "BatchNormalization",
                name,
                List.of(
                        in,
                        vector(name, layer, "gamma"),
                        vector(name, layer, "beta"),
                        vector(name, layer, "mean"),
                        vector(name, layer, "var")),
                Attribute.of("epsilon", (float) conf.getEps()));
    }

    private String convolve(
            String name, ConvolutionLayer conf, Layer layer, String in, InputType type) {
        if (conf.getCnn2dDataFormat() != CNN2DFormat.NCHW) {
            throw new RefusedException("a convolution with channels last cannot be written");
        }
        String weights = parameter(name, layer, "W");
        List<String> inputs =
                conf.hasBias()
                        ? List.of(in, weights, vector(name, layer, "b"))
                        : List.of(in, weights);
        String out =
                graph.node(
                        "Conv",
                        name,
                        inputs,
                        Attribute.of("kernel_shape", conf.getKernelSize()),
                        Attribute.of("strides", conf.getStride()),
                        Attribute.of("dilations", conf.getDilation()),
                        pads(
                                conf.getConvolutionMode(),
                                conf.getKernelSize(),
                                conf.getStride(),
                                conf.getPadding(),
                                conf.getDilation(),
                                type));
        return activation(name + "_a", conf.getActivationFn(), out);
    }

    /** Top, left, bottom, right. "Same" puts an odd pixel at the bottom and the right. */
    private static Attribute pads(
            ConvolutionMode mode,
            int[] kernel,
            int[] stride,
            int[] padding,
            int[] dilation,
            InputType type) {
        if (mode == ConvolutionMode.Truncate) {
            return Attribute.of("pads", padding[0], padding[1], padding[0], padding[1]);
        }
        if (mode != ConvolutionMode.Same) {
            throw new RefusedException("convolution mode " + mode + " cannot be written as ONNX");
        }
        InputTypeConvolutional in = (InputTypeConvolutional) type;
        int[] size = {(int) in.getHeight(), (int) in.getWidth()};
        int[] pads = new int[4];
        for (int i = 0; i < 2; i++) {
            int steps = (size[i] + stride[i] - 1) / stride[i];
            int reach = (kernel[i] - 1) * dilation[i] + 1;
            int missing = Math.max(0, (steps - 1) * stride[i] + reach - size[i]);
            pads[i] = missing / 2;
            pads[i + 2] = missing - missing / 2;
        }
        return Attribute.of("pads", pads);
    }

    private String pool(String name, SubsamplingLayer conf, String in, InputType type) {
        if (conf.getPoolingType() != org.deeplearning4j.nn.conf.layers.PoolingType.MAX) {
            throw new RefusedException(
                    "pooling by " + conf.getPoolingType() + " cannot be written as ONNX");
        }
        return graph.node(
                "MaxPool",
                name,
                List.of(in),
                Attribute.of("kernel_shape", conf.getKernelSize()),
                Attribute.of("strides", conf.getStride()),
                pads(
                        conf.getConvolutionMode(),
                        conf.getKernelSize(),
                        conf.getStride(),
                        conf.getPadding(),
                        conf.getDilation(),
                        type));
    }

    private String poolAll(String name, GlobalPoolingLayer conf, String in) {
        String operator =
                switch (conf.getPoolingType()) {
                    case MAX -> "GlobalMaxPool";
                    case AVG -> "GlobalAveragePool";
                    default ->
                            throw new RefusedException(
                                    "global pooling by "
                                            + conf.getPoolingType()
                                            + " cannot be written as ONNX");
                };
        String out = graph.node(operator, name, List.of(in));
        return conf.isCollapseDimensions()
                ? graph.node("Flatten", name + "_flat", List.of(out), Attribute.of("axis", 1L))
                : out;
    }

    private String dense(
            String name, boolean bias, IActivation activation, Layer layer, String in) {
        String weights = parameter(name, layer, "W");
        List<String> inputs =
                bias ? List.of(in, weights, vector(name, layer, "b")) : List.of(in, weights);
        return activation(name + "_a", activation, graph.node("Gemm", name, inputs));
    }

    private String activation(String name, IActivation activation, String in) {
        if (activation instanceof ActivationIdentity) {
            return in;
        }
        if (activation instanceof ActivationReLU) {
            return graph.node("Relu", name, List.of(in));
        }
        if (activation instanceof ActivationSigmoid) {
            return graph.node("Sigmoid", name, List.of(in));
        }
        if (activation instanceof ActivationSoftmax) {
            return graph.node("Softmax", name, List.of(in), Attribute.of("axis", 1L));
        }
        throw refuse(activation);
    }
}
