package io.vedette.trainer.dl4j.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.media.internal.FusedPixels;
import io.vedette.spi.training.Trained;
import io.vedette.spi.training.Trainer;
import io.vedette.testkit.SyntheticCrops;
import io.vedette.testkit.TrainerContract;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PatchTrainerTest extends TrainerContract {
    @Override
    protected Trainer trainer() {
        return new PatchTrainer(new FusedPixels());
    }

    @Override
    protected Map<String, String> quick() {
        return Map.of("epochs", "3", "filters", "8", "size", "24", "blocks", "2");
    }

    @Test
    void itLearnsFourClasses() {
        Trained.Finished finished =
                finish(
                        job(
                                new SyntheticCrops(800, 200, 3),
                                Map.of("epochs", "10"),
                                1,
                                Optional.empty()));
        assertThat(finished.values().get("validationAccuracy")).isGreaterThan(0.95);
    }
}
