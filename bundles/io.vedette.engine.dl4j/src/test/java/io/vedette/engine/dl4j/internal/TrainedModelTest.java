package io.vedette.engine.dl4j.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vedette.core.model.internal.PackageReader;
import io.vedette.engine.onnx.internal.OnnxEngine;
import io.vedette.media.internal.FusedPixels;
import io.vedette.spi.Outcome;
import io.vedette.spi.model.Classifying;
import io.vedette.spi.model.Deadline;
import io.vedette.spi.model.Device;
import io.vedette.spi.model.ModelPackage;
import io.vedette.spi.model.ModelPackage.CropRule;
import io.vedette.spi.model.Scores;
import io.vedette.spi.model.Threads;
import io.vedette.spi.training.Progress;
import io.vedette.spi.training.Trained;
import io.vedette.spi.training.TrainingData.Example;
import io.vedette.spi.training.TrainingData.Split;
import io.vedette.spi.training.TrainingJob;
import io.vedette.testkit.SyntheticCrops;
import io.vedette.trainer.dl4j.internal.PatchTrainer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the trainer through its package into the engine: the same answers in service. */
class TrainedModelTest {
    @TempDir private Path folder;

    private static final Progress GO_ON =
            new Progress() {
                @Override
                public Order step(int step, int of, Map<String, Double> values) {
                    return Order.GO;
                }

                @Override
                public Order checkpoint(int step, Path folder) {
                    return Order.GO;
                }
            };

    @Test
    void whatTheTrainerSaysOfItsModelHoldsInService() {
        FusedPixels pixels = new FusedPixels();
        SyntheticCrops data = new SyntheticCrops(200, 120, 2);
        Map<String, String> params =
                Map.of("epochs", "6", "size", "24", "blocks", "2", "learningRate", "0.02");
        Trained.Finished finished =
                (Trained.Finished)
                        new PatchTrainer(pixels)
                                .train(
                                        new TrainingJob(
                                                "t",
                                                data,
                                                SyntheticCrops.CLASSES,
                                                Optional.of(new CropRule(0.2, true)),
                                                params,
                                                3,
                                                1,
                                                folder,
                                                Optional.empty()),
                                        GO_ON);
        ModelPackage model = new PackageReader().read(finished.folder());
        assertThat(model.input().crop()).contains(new CropRule(0.2, true));
        List<Example> examples = data.open(Split.VALIDATION, 1).toList();
        int right = 0;
        double loss = 0;
        try (Classifying loaded =
                (Classifying) new OnnxEngine(pixels).load(model, Device.CPU, Threads.ONE)) {
            var outcomes =
                    loaded.run(
                            examples.stream().map(Example::picture).toList(),
                            Deadline.in(Duration.ofMinutes(1)));
            for (int i = 0; i < examples.size(); i++) {
                Scores scores = ((Outcome.Done<Scores>) outcomes.get(i)).value();
                int label = examples.get(i).label();
                right += scores.best() == label ? 1 : 0;
                loss -= Math.log(scores.probabilities()[label]);
            }
        }
        Map<String, Double> said = finished.values();
        assertThat(said.get("validationLoss")).isCloseTo(loss / 120, within(1e-4));
        assertThat(said.get("validationAccuracy")).isCloseTo(right / 120.0, within(0.01));
        assertThat(right).as("it learned something").isGreaterThan(60);
    }
}
