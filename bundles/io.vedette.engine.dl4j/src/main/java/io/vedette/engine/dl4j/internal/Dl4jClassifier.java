package io.vedette.engine.dl4j.internal;

import io.vedette.spi.Outcome;
import io.vedette.spi.frame.Crop;
import io.vedette.spi.frame.Picture;
import io.vedette.spi.frame.Pixels;
import io.vedette.spi.frame.TensorSpec;
import io.vedette.spi.model.Classifying;
import io.vedette.spi.model.Deadline;
import io.vedette.spi.model.ModelPackage;
import io.vedette.spi.model.Scores;
import io.vedette.spi.model.Threads;
import io.vedette.trainer.dl4j.internal.onednn.OneDnn;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A classifier. Its network keeps state during a call, so callers take turns. */
final class Dl4jClassifier implements Classifying {
    private static final int BATCH = 64;

    private final ModelPackage model;
    private final MultiLayerNetwork net;
    private final Pixels pixels;
    private final Threads threads;
    private final ReentrantLock turn = new ReentrantLock();

    private Dl4jClassifier(
            ModelPackage model, MultiLayerNetwork net, Pixels pixels, Threads threads) {
        this.model = model;
        this.net = net;
        this.pixels = pixels;
        this.threads = threads;
    }

    /** A classifier that has answered once in the shape its package promises. */
    static Dl4jClassifier tried(
            ModelPackage model, MultiLayerNetwork net, Pixels pixels, Threads threads) {
        Dl4jClassifier classifier = new Dl4jClassifier(model, net, pixels, threads);
        int classes = model.classes().size();
        try (INDArray out = classifier.forward(List.of(new Crop(1, 1, new byte[3])))) {
            if (out.rank() != 2 || out.size(1) != classes) {
                throw Dl4jEngine.refuse(
                        model,
                        "gives "
                                + Arrays.toString(out.shape())
                                + ", not a number for each of "
                                + classes
                                + " classes",
                        null);
            }
        }
        return classifier;
    }

    @Override
    public List<Outcome<Scores>> run(List<? extends Picture> pictures, Deadline deadline) {
        List<Outcome<Scores>> outcomes = new ArrayList<>(pictures.size());
        for (int from = 0; from < pictures.size(); from += BATCH) {
            List<? extends Picture> part =
                    pictures.subList(from, Math.min(pictures.size(), from + BATCH));
            if (deadline.passed()) {
                part.forEach(
                        p ->
                                outcomes.add(
                                        new Outcome.Failed<>(
                                                "the deadline passed before it was looked at")));
            } else {
                batch(part, outcomes);
            }
        }
        return outcomes;
    }

    private void batch(List<? extends Picture> pictures, List<Outcome<Scores>> outcomes) {
        try (INDArray out = forward(pictures)) {
            int classes = model.classes().size();
            for (int i = 0; i < pictures.size(); i++) {
                float[] scores = new float[classes];
                boolean finite = true;
                for (int c = 0; c < classes; c++) {
                    float score = out.getFloat(i, c);
                    finite &= Float.isFinite(score);
                    scores[c] = Math.min(1, Math.max(0, score));
                }
                outcomes.add(
                        finite
                                ? new Outcome.Done<>(new Scores(scores))
                                : new Outcome.Failed<>(
                                        "model " + model.name() + ": a score is not a number"));
            }
        }
    }

    private INDArray forward(List<? extends Picture> pictures) {
        TensorSpec tensor = model.input().tensor();
        FloatBuffer floats = FloatBuffer.allocate(pictures.size() * tensor.floats());
        for (int i = 0; i < pictures.size(); i++) {
            floats.position(i * tensor.floats());
            pixels.tensor(pictures.get(i), tensor, floats);
        }
        turn.lock();
        try (INDArray in =
                Nd4j.create(
                        floats.array(),
                        new long[] {pictures.size(), 3, tensor.height(), tensor.width()},
                        'c')) {
            OneDnn.threads(threads.count());
            return net.output(in, false);
        } finally {
            turn.unlock();
        }
    }

    @Override
    public ModelPackage model() {
        return model;
    }

    @Override
    public int preferredBatch() {
        return BATCH;
    }

    @Override
    public void close() {
        net.close();
    }
}
