package io.vedette.rest.internal.dataset;

import io.vedette.service.dataset.CutSpec;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.validation.constraints.Size;

/**
 * A version to be cut; what is left out: seed 1, train 0.8, validation 0.2, test 0 (the evaluation
 * pool), near duplicates joined, every annotation.
 */
public record DatasetCut(
        Long seed,
        Double train,
        Double validation,
        Double test,
        String nearDuplicates,
        Integer labelSetVersion,
        Double leastConfidence,
        List<String> batches,
        @Size(max = 2000) String note) {
    static final DatasetCut DEFAULT =
            new DatasetCut(null, null, null, null, null, null, null, null, null);

    CutSpec spec() {
        return new CutSpec(
                seed == null ? 1 : seed,
                train == null ? 0.8 : train,
                validation == null ? 0.2 : validation,
                test == null ? 0 : test,
                nearDuplicates == null
                        ? CutSpec.NearDuplicates.JOIN
                        : CutSpec.NearDuplicates.valueOf(nearDuplicates.toUpperCase(Locale.ROOT)),
                Optional.ofNullable(labelSetVersion),
                leastConfidence == null ? 0 : leastConfidence,
                batches == null ? List.of() : batches,
                note == null ? "" : note);
    }
}
