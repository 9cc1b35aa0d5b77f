package io.vedette.trainer.dl4j.internal;

import io.vedette.spi.frame.Pixels;
import io.vedette.spi.frame.TensorSpec;
import io.vedette.spi.training.Progress;
import io.vedette.spi.training.Progress.Order;
import io.vedette.spi.training.Trained;
import io.vedette.spi.training.TrainingData.Split;
import io.vedette.spi.training.TrainingJob;
import io.vedette.trainer.dl4j.internal.onednn.OneDnn;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One training. Everything random is drawn from seed and epoch, so that going on from a checkpoint
 * gives the weights that an uninterrupted run gives.
 */
final class PatchTraining {
    private final TrainingJob job;
    private final Settings settings;
    private final Pixels pixels;
    private final TensorSpec tensor;
    private final int classes;

    PatchTraining(TrainingJob job, Settings settings, Pixels pixels) {
        this.job = job;
        this.settings = settings;
        this.pixels = pixels;
        this.classes = job.classes().size();
        this.tensor = tensor(settings.size());
    }

    /** Values from -1 to 1. */
    static TensorSpec tensor(int size) {
        double[] half = {0.5, 0.5, 0.5};
        return new TensorSpec(
                size,
                size,
                TensorSpec.Order.RGB,
                1 / 255.0,
                half,
                half,
                TensorSpec.Fit.STRETCH,
                114);
    }

    Trained run(Progress progress) {
        if (classes < 2) {
            throw new RefusedException("a classifier needs two classes, got " + job.classes());
        }
        // The network is built, and its export tried, before any picture is read.
        OneDnn.threads(job.threads());
        Nd4j.getRandom().setSeed(job.seed());
        Map<String, String> what = identity();
        Checkpoint start =
                job.checkpoint()
                        .flatMap(folder -> Checkpoint.read(folder, what))
                        .orElseGet(
                                () ->
                                        new Checkpoint(
                                                PatchNet.build(settings, classes, job.seed()), 0));
        MultiLayerNetwork net = start.net();
        OnnxExport.of(net, tensor);
        Examples train = read(Split.TRAIN);
        if (Arrays.stream(train.counts(classes)).filter(c -> c > 0).count() < 2) {
            throw new RefusedException(
                    "the training split has examples of fewer than two classes: label more, or cut"
                            + " the version anew");
        }
        Examples validation = read(Split.VALIDATION);
        try {
            return epochs(net, start.epochs(), train, validation, what, progress);
        } finally {
            net.close();
        }
    }

    private Examples read(Split split) {
        return Examples.read(job.data(), split, job.seed(), classes, tensor, pixels);
    }

    /** What a checkpoint must agree with. */
    private Map<String, String> identity() {
        Map<String, String> identity = new TreeMap<>(job.params());
        identity.put("#seed", String.valueOf(job.seed()));
        identity.put("#threads", String.valueOf(job.threads()));
        identity.put("#classes", String.join(",", job.classes()));
        return identity;
    }

    private Trained epochs(
            MultiLayerNetwork net,
            int done,
            Examples train,
            Examples validation,
            Map<String, String> what,
            Progress progress) {
        float[] weights = train.balanced(classes, settings.balance());
        Augmenter augmenter = new Augmenter(settings.size(), settings.augment());
        Map<String, Double> values = Map.of();
        try (Batch batch =
                new Batch(Math.min(settings.batch(), train.size()), settings.size(), classes)) {
            for (int epoch = done; epoch < settings.epochs(); epoch++) {
                double loss = epoch(net, epoch, train, weights, batch, augmenter);
                values = judge(net, validation, loss);
                Order order = progress.step(epoch + 1, settings.epochs(), values);
                if (order == Order.STOP) {
                    return new Trained.Stopped();
                }
                boolean last = epoch + 1 == settings.epochs();
                if (!last || order == Order.PAUSE) {
                    Order next = checkpoint(net, epoch + 1, what, progress);
                    if (next == Order.STOP) {
                        return new Trained.Stopped();
                    }
                    if (next == Order.PAUSE || order == Order.PAUSE) {
                        return new Trained.Paused();
                    }
                }
            }
        }
        if (values.isEmpty()) {
            // Interrupted after the last epoch: nothing is left but to write the model.
            values = judge(net, validation, Double.NaN);
        }
        Path folder = ModelFolder.write(job, tensor, net);
        return new Trained.Finished(folder, values);
    }

    private Order checkpoint(
            MultiLayerNetwork net, int epochs, Map<String, String> what, Progress progress) {
        Path folder = job.scratch().resolve("checkpoint");
        Checkpoint.write(folder, net, epochs, what);
        return progress.checkpoint(epochs, folder);
    }

    private double epoch(
            MultiLayerNetwork net,
            int epoch,
            Examples train,
            float[] weights,
            Batch batch,
            Augmenter augmenter) {
        long seed = new SplittableRandom(job.seed() + 31L * epoch).nextLong();
        SplittableRandom random = new SplittableRandom(seed);
        Nd4j.getRandom().setSeed(seed);
        net.setLearningRate(learningRate(epoch));
        int[] order = shuffled(train.size(), random);
        int size = Math.min(settings.batch(), train.size());
        int steps = (train.size() + size - 1) / size;
        double loss = 0;
        for (int step = 0; step < steps; step++) {
            batch.fill(train, weights, order, step * size, augmenter, random);
            net.fit(batch.features(), batch.labels(), null, batch.weights());
            loss += net.score();
        }
        return loss / steps;
    }

    /** Half a cosine, after a first epoch at a third of the rate. */
    private double learningRate(int epoch) {
        double share = (double) epoch / settings.epochs();
        double rate = settings.learningRate() * 0.5 * (1 + Math.cos(Math.PI * share));
        return epoch == 0 ? rate / 3 : rate;
    }

    private static int[] shuffled(int size, SplittableRandom random) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    private Map<String, Double> judge(MultiLayerNetwork net, Examples validation, double loss) {
        Map<String, Double> values = new TreeMap<>();
        if (Double.isFinite(loss)) {
            values.put("trainLoss", loss);
        }
        if (validation.size() > 0) {
            values.putAll(Validation.judge(net, validation, classes, settings.size()));
        }
        return values;
    }
}
