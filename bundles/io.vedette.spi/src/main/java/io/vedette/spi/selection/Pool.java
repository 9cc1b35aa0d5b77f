package io.vedette.spi.selection;

import io.vedette.spi.model.Vector;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.annotation.versioning.ProviderType;

/** Samples to choose from. Streams must be closed. */
@ProviderType
public interface Pool {
    /** Samples that may be chosen, by id. */
    Stream<Candidate> candidates();

    /** Samples that are labeled already, by id. */
    Stream<Candidate> labeled();

    /** A sample's embedding by a model, where it was computed. */
    Optional<Vector> embedding(String sample, String model);
}
