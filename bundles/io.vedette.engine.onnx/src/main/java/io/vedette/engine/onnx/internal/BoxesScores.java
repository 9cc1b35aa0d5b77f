package io.vedette.engine.onnx.internal;

import io.vedette.spi.frame.TensorSpec;
import io.vedette.spi.model.ModelPackage;
import java.nio.FloatBuffer;

/**
 * Boxes and scores as outputs of their own: boxes {@code [N, boxes, 4]}, scores {@code [N, boxes,
 * classes]}, or scores {@code [N, boxes]} with labels {@code [N, boxes]} as a third output.
 * Options: {@code boxes} (xyxy, xywh, cxcywh), {@code normalised} (0..1 instead of tensor pixels),
 * {@code background} (a class that is nothing).
 */
final class BoxesScores implements Grid {
    private enum Form {
        XYXY,
        XYWH,
        CXCYWH
    }

    private final ModelPackage model;
    private final int classes;
    private final boolean labelled;
    private final Form form;
    private final double unitX;
    private final double unitY;
    private final int background;

    BoxesScores(ModelPackage model) {
        this.model = model;
        this.classes = model.classes().size();
        this.labelled = model.output().names().size() == 3;
        var options = model.output().options();
        this.form =
                switch (options.getOrDefault("boxes", "xyxy")) {
                    case "xywh" -> Form.XYWH;
                    case "cxcywh" -> Form.CXCYWH;
                    default -> Form.XYXY;
                };
        TensorSpec tensor = model.input().tensor();
        boolean normalised = Boolean.parseBoolean(options.get("normalised"));
        this.unitX = normalised ? tensor.width() : 1;
        this.unitY = normalised ? tensor.height() : 1;
        this.background = Integer.parseInt(options.getOrDefault("background", "-1"));
    }

    @Override
    public void check(long[][] shapes) {
        if (shapes.length < 2) {
            throw Shapes.refuse(model, 0, shapes[0], "two outputs: boxes and scores");
        }
        if (!Shapes.fits(shapes[0], -1, -1, 4) && !Shapes.fits(shapes[0], -1, 4)) {
            throw Shapes.refuse(model, 0, shapes[0], "[N, boxes, 4]");
        }
        boolean scores =
                labelled
                        || Shapes.fits(shapes[1], -1, -1, classes)
                        || Shapes.fits(shapes[1], -1, classes);
        if (!scores) {
            throw Shapes.refuse(model, 1, shapes[1], "[N, boxes, " + classes + "]");
        }
    }

    @Override
    public void read(Slot slot, int item, Candidates into) {
        FloatBuffer boxes = slot.output(0);
        FloatBuffer scores = slot.output(1);
        long[] shape = slot.shape(0);
        int count = (int) shape[shape.length - 2];
        int each = labelled ? 1 : classes;
        Shapes.expect(slot, 0, item, 4L * count);
        Shapes.expect(slot, 1, item, (long) each * count);
        for (int i = 0; i < count; i++) {
            int box = (item * count + i) * 4;
            int from = (item * count + i) * each;
            if (labelled) {
                int label = (int) slot.output(2).get(item * count + i);
                add(label, scores.get(from), boxes, box, into);
            } else {
                best(scores, from, boxes, box, into);
            }
        }
    }

    private void best(FloatBuffer scores, int from, FloatBuffer boxes, int box, Candidates into) {
        int best = -1;
        float most = Float.NEGATIVE_INFINITY;
        for (int c = 0; c < classes; c++) {
            float score = scores.get(from + c);
            if (score > most && c != background) {
                most = score;
                best = c;
            }
        }
        add(best, most, boxes, box, into);
    }

    private void add(int label, float score, FloatBuffer boxes, int at, Candidates into) {
        if (!(score >= model.threshold()) || label < 0 || label >= classes || label == background) {
            return;
        }
        double a = boxes.get(at) * unitX;
        double b = boxes.get(at + 1) * unitY;
        double c = boxes.get(at + 2) * unitX;
        double d = boxes.get(at + 3) * unitY;
        switch (form) {
            case XYXY -> into.addEdges(label, score, a, b, c, d);
            case XYWH -> into.addEdges(label, score, a, b, a + c, b + d);
            case CXCYWH -> into.addCentred(label, score, a, b, c, d);
        }
    }
}
