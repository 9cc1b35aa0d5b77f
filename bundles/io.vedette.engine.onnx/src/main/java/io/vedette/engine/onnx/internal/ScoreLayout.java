package io.vedette.engine.onnx.internal;

import io.vedette.spi.frame.Picture;
import io.vedette.spi.model.ModelPackage;
import io.vedette.spi.model.Scores;
import java.nio.FloatBuffer;

/** Probabilities of classes; with the option {@code logits} the activation is applied here. */
final class ScoreLayout implements Layout<Scores> {
    private final ModelPackage model;
    private final int classes;
    private final boolean logits;
    private final boolean softmax;

    ScoreLayout(ModelPackage model) {
        this.model = model;
        this.classes = model.classes().size();
        this.logits = Boolean.parseBoolean(model.output().options().get("logits"));
        this.softmax = model.output().layout().equals("softmax");
    }

    @Override
    public void check(long[][] shapes) {
        boolean fits =
                shapes.length == 1
                        && (Shapes.fits(shapes[0], -1, classes)
                                || Shapes.fits(shapes[0], -1, classes, 1, 1));
        if (!fits) {
            throw Shapes.refuse(model, 0, shapes[0], "[N, " + classes + "]");
        }
    }

    @Override
    public Scores decode(Slot slot, int item, Picture picture) {
        Shapes.expect(slot, 0, item, classes);
        FloatBuffer out = slot.output(0);
        float[] scores = new float[classes];
        for (int c = 0; c < classes; c++) {
            scores[c] = out.get(item * classes + c);
            if (!Float.isFinite(scores[c])) {
                throw new BadNumbersException("a score is " + scores[c]);
            }
        }
        if (logits) {
            activate(scores);
        }
        for (int c = 0; c < classes; c++) {
            scores[c] = Math.min(1, Math.max(0, scores[c]));
        }
        return new Scores(scores);
    }

    private void activate(float[] scores) {
        if (!softmax) {
            for (int c = 0; c < classes; c++) {
                scores[c] = (float) FastestDet.sigmoid(scores[c]);
            }
            return;
        }
        float most = Float.NEGATIVE_INFINITY;
        for (float score : scores) {
            most = Math.max(most, score);
        }
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            scores[c] = (float) Math.exp(scores[c] - most);
            sum += scores[c];
        }
        for (int c = 0; c < classes; c++) {
            scores[c] /= (float) sum;
        }
    }
}
