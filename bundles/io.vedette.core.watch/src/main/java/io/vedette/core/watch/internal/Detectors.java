package io.vedette.core.watch.internal;

import io.vedette.service.model.LoadedModels;
import io.vedette.service.model.ModelRef;
import io.vedette.service.watch.DetectorSpec;
import java.time.Duration;

/** Loads the detectors that are models; takes up to seconds, never on a strand. */
final class Detectors {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Lent lent;

    Detectors(Lent lent) {
        this.lent = lent;
    }

    /**
     * A finder for a model.
     *
     * @throws RuntimeException where it is refused, saying why
     */
    Finder load(DetectorSpec spec) {
        ModelRef ref =
                spec instanceof DetectorSpec.Folder folder
                        ? ModelRef.folder(folder.folder())
                        : ModelRef.parse(((DetectorSpec.Model) spec).reference());
        LoadedModels models =
                lent.models()
                        .orElseThrow(
                                () ->
                                        new RefusedException(
                                                "no model service is there to load " + spec));
        return new ModelFinder(models.detecting(ref), LIMIT);
    }
}
