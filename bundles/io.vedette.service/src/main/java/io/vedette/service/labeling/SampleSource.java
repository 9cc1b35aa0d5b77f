package io.vedette.service.labeling;

import io.vedette.spi.labeling.Capabilities.TaskKind;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Turns samples into pictures to ask about; implemented where samples are kept. */
@ConsumerType
public interface SampleSource {
    /**
     * Pictures of samples, in their order: crops for classes, frames for boxes.
     *
     * @throws io.vedette.service.problem.NotFoundException naming the sample that is not there
     */
    List<ItemDraft> samples(TaskKind kind, List<String> samples);

    /**
     * Pictures of a selection's samples, best first.
     *
     * @throws io.vedette.service.problem.NotFoundException when there is no such selection
     */
    List<ItemDraft> selection(TaskKind kind, String selection);
}
