package io.vedette.spi.training;

import io.vedette.spi.frame.Crop;
import java.util.stream.Stream;
import org.osgi.annotation.versioning.ProviderType;

/** Labeled pictures of a dataset version. */
@ProviderType
public interface TrainingData {
    /** How many examples a split has. */
    int size(Split split);

    /** The examples of a split in an order that depends on the seed only. Close the stream. */
    Stream<Example> open(Split split, long seed);

    /** What a trainer may see. */
    enum Split {
        TRAIN,
        VALIDATION
    }

    /**
     * A labeled picture.
     *
     * @param sample id
     * @param picture cut as it will be in service; of any size
     * @param label index into the job's classes
     * @param weight how much it counts, 1 unless told otherwise
     */
    record Example(String sample, Crop picture, int label, double weight) {}
}
