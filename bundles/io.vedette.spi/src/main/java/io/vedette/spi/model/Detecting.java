package io.vedette.spi.model;

import io.vedette.spi.Outcome;
import io.vedette.spi.frame.Picture;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** A model that finds objects. */
@ConsumerType
public non-sealed interface Detecting extends LoadedModel {
    /**
     * Finds objects; boxes are in pixels of the picture given, after thresholds and non-maximum
     * suppression.
     *
     * @param pictures borrowed for the call
     * @param deadline after which nobody wants the answer; an engine may give up on what is left
     * @return one outcome per picture, in their order
     */
    List<Outcome<List<Detection>>> run(List<? extends Picture> pictures, Deadline deadline);
}
