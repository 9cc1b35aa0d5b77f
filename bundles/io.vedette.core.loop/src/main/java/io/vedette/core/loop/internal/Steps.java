package io.vedette.core.loop.internal;

import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The steps of the circle in their order. */
@Component(service = Steps.class)
public class Steps {
    private final PlaySteps play;
    private final LabelSteps label;
    private final TrainSteps train;
    private final RolloutSteps rollout;
    private final MeasureSteps measure;

    /** With everything that is done. */
    @Activate
    public Steps(
            @Reference PlaySteps play,
            @Reference LabelSteps label,
            @Reference TrainSteps train,
            @Reference RolloutSteps rollout,
            @Reference MeasureSteps measure) {
        this.play = play;
        this.label = label;
        this.train = train;
        this.rollout = rollout;
        this.measure = measure;
    }

    List<LoopStep> of(boolean elsewhere) {
        List<LoopStep> steps =
                new ArrayList<>(
                        List.of(
                                play.prepare(),
                                play.collect(),
                                label.select(),
                                label.label(),
                                label.version(),
                                train.train(),
                                train.evaluate(),
                                rollout.shadow(),
                                rollout.canary(),
                                rollout.production(),
                                measure.heldOut()));
        if (elsewhere) {
            steps.add(measure.elsewhere());
        }
        return steps;
    }
}
