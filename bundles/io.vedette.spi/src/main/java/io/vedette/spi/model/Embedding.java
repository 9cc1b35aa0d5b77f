package io.vedette.spi.model;

import io.vedette.spi.Outcome;
import io.vedette.spi.frame.Picture;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** A model that turns a picture into a vector. */
@ConsumerType
public non-sealed interface Embedding extends LoadedModel {
    /**
     * Turns each picture into a vector of unit length.
     *
     * @param pictures borrowed for the call
     * @param deadline after which nobody wants the answer; an engine may give up on what is left
     * @return one outcome per picture, in their order
     */
    List<Outcome<Vector>> run(List<? extends Picture> pictures, Deadline deadline);
}
