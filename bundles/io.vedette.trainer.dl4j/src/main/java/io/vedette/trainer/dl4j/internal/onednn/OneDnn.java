package io.vedette.trainer.dl4j.internal.onednn;

import java.lang.reflect.Field;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.layers.convolution.subsampling.SubsamplingLayer;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNBatchNormHelper;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNSubsamplingHelper;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Attaches the oneDNN helpers of Deeplearning4j 1.0.0-M2.1, which it carries but never attaches
 * itself; 4 to 20 times the speed, results equal to float rounding. Do it after {@code init()},
 * {@code clone()} and every restore. Not for dilated convolutions.
 */
public final class OneDnn {
    private OneDnn() {}

    /** Attaches a helper to every layer that has one. Returns to how many. */
    public static int attach(MultiLayerNetwork net) {
        int attached = 0;
        for (Layer layer : net.getLayers()) {
            if (layer.getClass() == ConvolutionLayer.class) {
                set(ConvolutionLayer.class, layer, new MKLDNNConvHelper(DataType.FLOAT));
            } else if (layer.getClass() == SubsamplingLayer.class) {
                set(SubsamplingLayer.class, layer, new MKLDNNSubsamplingHelper(DataType.FLOAT));
            } else if (layer.getClass() == BatchNormalization.class) {
                set(BatchNormalization.class, layer, new MKLDNNBatchNormHelper(DataType.FLOAT));
            } else {
                continue;
            }
            attached++;
        }
        return attached;
    }

    private static void set(Class<?> type, Layer layer, Object helper) {
        try {
            Field field = type.getDeclaredField("helper");
            field.setAccessible(true);
            field.set(layer, helper);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "Deeplearning4j is not 1.0.0-M2.1: " + type.getName() + " has no helper", e);
        }
    }

    /**
     * Sets how many threads native operations of the calling thread use. OpenMP keeps that number
     * per thread, ND4J one for the process: two trainings at once want the same.
     */
    public static void threads(int count) {
        Nd4j.getEnvironment().setMaxThreads(count);
        Nd4j.getEnvironment().setMaxMasterThreads(count);
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(count);
    }
}
