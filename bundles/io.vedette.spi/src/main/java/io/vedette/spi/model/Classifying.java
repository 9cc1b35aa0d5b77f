package io.vedette.spi.model;

import io.vedette.spi.Outcome;
import io.vedette.spi.frame.Picture;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** A model that says what a picture shows. */
@ConsumerType
public non-sealed interface Classifying extends LoadedModel {
    /**
     * Says how probable each class of {@link ModelPackage#classes()} is, in their order.
     *
     * @param pictures borrowed for the call
     * @param deadline after which nobody wants the answer; an engine may give up on what is left
     * @return one outcome per picture, in their order
     */
    List<Outcome<Scores>> run(List<? extends Picture> pictures, Deadline deadline);
}
