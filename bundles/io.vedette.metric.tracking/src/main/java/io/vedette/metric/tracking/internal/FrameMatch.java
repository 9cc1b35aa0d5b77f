package io.vedette.metric.tracking.internal;

import io.vedette.spi.metric.Unit.Identified;
import java.util.List;

/**
 * Distances of the true to the predicted objects of a frame.
 *
 * @param truth identities
 * @param predicted identities
 * @param distance truth by prediction, NaN where the two may not be joined
 */
record FrameMatch(long[] truth, long[] predicted, double[][] distance) {
    /** Distance 1 - IoU where the IoU is at least {@code minIou}. */
    static FrameMatch of(List<Identified> truth, List<Identified> predicted, double minIou) {
        double[][] distance = new double[truth.size()][predicted.size()];
        for (int i = 0; i < truth.size(); i++) {
            for (int j = 0; j < predicted.size(); j++) {
                double iou = truth.get(i).box().iou(predicted.get(j).box());
                distance[i][j] = iou >= minIou && iou > 0 ? 1 - iou : Double.NaN;
            }
        }
        return new FrameMatch(ids(truth), ids(predicted), distance);
    }

    private static long[] ids(List<Identified> objects) {
        return objects.stream().mapToLong(Identified::identity).toArray();
    }
}
