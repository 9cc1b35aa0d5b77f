package io.vedette.engine.onnx.internal;

import io.vedette.spi.Box;
import io.vedette.spi.Size;
import io.vedette.spi.frame.Picture;
import io.vedette.spi.model.Detection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Boxes above the threshold, before suppression, in tensor pixels; kept in arrays that are used
 * again for the next picture.
 */
final class Candidates {
    /** The best so many are looked at: suppression compares all pairs. */
    private static final int MOST = 2000;

    private float[] edges = new float[4 * 64];
    private float[] scores = new float[64];
    private int[] labels = new int[64];
    private float[] scratch = new float[0];
    private int[] scratchLabels = new int[0];
    private int size;

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    /** Adds a box by its middle. What is not finite is left out. */
    void addCentred(int label, double score, double x, double y, double w, double h) {
        addEdges(label, score, x - w / 2, y - h / 2, x + w / 2, y + h / 2);
    }

    void addEdges(int label, double score, double x1, double y1, double x2, double y2) {
        if (!Double.isFinite(x1 + y1 + x2 + y2) || !(score >= 0)) {
            return;
        }
        if (size == scores.length) {
            edges = Arrays.copyOf(edges, 2 * edges.length);
            scores = Arrays.copyOf(scores, 2 * size);
            labels = Arrays.copyOf(labels, 2 * size);
        }
        int at = 4 * size;
        edges[at] = (float) x1;
        edges[at + 1] = (float) y1;
        edges[at + 2] = (float) x2;
        edges[at + 3] = (float) y2;
        scores[size] = (float) Math.min(score, 1);
        labels[size] = label;
        size++;
    }

    /** Room for one number per anchor, kept between pictures. */
    float[] scratch(int length) {
        if (scratch.length < length) {
            scratch = new float[length];
        }
        return scratch;
    }

    /** Room for one class per anchor, kept between pictures. */
    int[] scratchLabels(int length) {
        if (scratchLabels.length < length) {
            scratchLabels = new int[length];
        }
        return scratchLabels;
    }

    /**
     * Greedy suppression: of two boxes of one class that overlap by more than {@code nms}, the one
     * of the lower score goes, of equals the later one. Boxes are cut at the picture's edges.
     */
    List<Detection> suppress(double nms, List<String> classes, Fitting fitting, Picture picture) {
        if (size == 0) {
            return List.of();
        }
        int[] order = order();
        int count = Math.min(order.length, MOST);
        int kept = 0;
        List<Detection> detections = new ArrayList<>();
        Size frame = new Size(picture.width(), picture.height());
        for (int i = 0; i < count; i++) {
            int candidate = order[i];
            if (free(candidate, order, kept, nms)) {
                order[kept++] = candidate;
                Box box = fitting.box(edges, 4 * candidate).clip(frame);
                if (box.area() > 0) {
                    detections.add(
                            new Detection(classes.get(labels[candidate]), scores[candidate], box));
                }
            }
        }
        return detections;
    }

    /** Indices by falling score. */
    private int[] order() {
        long[] keys = new long[size];
        for (int i = 0; i < size; i++) {
            // Scores are not negative, so their bits sort as they do; the index breaks ties.
            keys[i] = (long) (Integer.MAX_VALUE - Float.floatToIntBits(scores[i])) << 32 | i;
        }
        Arrays.sort(keys);
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = (int) keys[i];
        }
        return order;
    }

    private boolean free(int candidate, int[] order, int kept, double nms) {
        for (int k = 0; k < kept; k++) {
            int other = order[k];
            if (labels[other] == labels[candidate] && iou(4 * other, 4 * candidate) > nms) {
                return false;
            }
        }
        return true;
    }

    private float iou(int a, int b) {
        float w = Math.min(edges[a + 2], edges[b + 2]) - Math.max(edges[a], edges[b]);
        float h = Math.min(edges[a + 3], edges[b + 3]) - Math.max(edges[a + 1], edges[b + 1]);
        if (w <= 0 || h <= 0) {
            return 0;
        }
        float shared = w * h;
        return shared / (area(a) + area(b) - shared);
    }

    private float area(int at) {
        return (edges[at + 2] - edges[at]) * (edges[at + 3] - edges[at + 1]);
    }
}
