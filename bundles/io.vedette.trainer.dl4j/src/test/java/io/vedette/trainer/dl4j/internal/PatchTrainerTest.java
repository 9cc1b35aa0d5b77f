package io.vedette.trainer.dl4j.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.spi.training.Trained;
import io.vedette.spi.training.Trainer;
import io.vedette.testkit.PlainPixels;
import io.vedette.testkit.SyntheticCrops;
import io.vedette.testkit.TrainerContract;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PatchTrainerTest extends TrainerContract {
    @Override
    protected Trainer trainer() {
        return new PatchTrainer(new PlainPixels());
    }

    @Override
    protected Map<String, String> quick() {
        return Map.of("epochs", "3", "filters", "8", "size", "24", "blocks", "2");
    }

    @Test
    void itLearnsFourClasses() {
        long began = System.nanoTime();
        Trained.Finished finished =
                finish(job(new SyntheticCrops(800, 200, 3), Map.of(), 1, Optional.empty()));
        System.getLogger("speed")
                .log(
                        System.Logger.Level.WARNING,
                        finished.values() + " " + (System.nanoTime() - began) / 1e9 + " s");
        assertThat(finished.values().get("validationAccuracy")).isGreaterThan(0.95);
    }
}
