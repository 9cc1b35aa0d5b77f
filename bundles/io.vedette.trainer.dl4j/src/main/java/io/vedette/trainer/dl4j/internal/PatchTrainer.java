package io.vedette.trainer.dl4j.internal;

import io.vedette.spi.frame.Pixels;
import io.vedette.spi.training.ParameterSpace;
import io.vedette.spi.training.Progress;
import io.vedette.spi.training.Trained;
import io.vedette.spi.training.Trainer;
import io.vedette.spi.training.Training;
import io.vedette.spi.training.TrainingJob;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Trains a small convolutional classifier on square crops and writes it as ONNX. */
@Component
@Training("dl4j-patch")
public final class PatchTrainer implements Trainer {
    private final Pixels pixels;

    /**
     * @param pixels turns crops into tensors, as in service
     */
    @Activate
    public PatchTrainer(@Reference Pixels pixels) {
        this.pixels = pixels;
    }

    @Override
    public ParameterSpace space() {
        return Settings.SPACE;
    }

    @Override
    public Trained train(TrainingJob job, Progress progress) {
        try {
            return new PatchTraining(job, Settings.of(job.params()), pixels).run(progress);
        } catch (RefusedException e) {
            return new Trained.Refused(e.getMessage());
        }
    }
}
