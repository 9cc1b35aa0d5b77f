package io.vedette.engine.onnx.internal;

import io.vedette.spi.Box;
import io.vedette.spi.frame.Picture;
import io.vedette.spi.frame.TensorSpec;

/**
 * The way back from tensor pixels to a picture's.
 *
 * @param left tensor pixels before the picture begins
 * @param top tensor pixels above it
 * @param scaleX picture pixels a tensor pixel
 * @param scaleY picture pixels a tensor pixel
 */
record Fitting(double left, double top, double scaleX, double scaleY) {
    static Fitting of(TensorSpec tensor, Picture picture) {
        double x = (double) picture.width() / tensor.width();
        double y = (double) picture.height() / tensor.height();
        double both = Math.max(x, y);
        return switch (tensor.fit()) {
            case STRETCH -> new Fitting(0, 0, x, y);
            case LETTERBOX_TOPLEFT -> new Fitting(0, 0, both, both);
            case LETTERBOX_CENTER ->
                    new Fitting(
                            (tensor.width() - picture.width() / both) / 2,
                            (tensor.height() - picture.height() / both) / 2,
                            both,
                            both);
        };
    }

    Box box(float[] edges, int at) {
        return Box.ofEdges(
                (edges[at] - left) * scaleX,
                (edges[at + 1] - top) * scaleY,
                (edges[at + 2] - left) * scaleX,
                (edges[at + 3] - top) * scaleY);
    }
}
