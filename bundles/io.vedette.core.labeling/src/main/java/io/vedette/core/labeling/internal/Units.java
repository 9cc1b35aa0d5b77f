package io.vedette.core.labeling.internal;

import io.vedette.service.problem.ConflictException;
import io.vedette.service.problem.StaleRevisionException;
import io.vedette.service.store.labeling.LabelingStore;
import io.vedette.service.store.labeling.LabelingStore.Unit;
import java.util.function.Function;

/** Units of work that are tried again when somebody else wrote the same rows at the same time. */
final class Units {
    private static final int TRIES = 8;

    private final LabelingStore store;

    Units(LabelingStore store) {
        this.store = store;
    }

    /** Runs the work; what it reads must be read inside of it. */
    <T> T call(Function<Unit, T> work) {
        for (int tried = 1; ; tried++) {
            try {
                return store.call(work);
            } catch (StaleRevisionException e) {
                if (tried == TRIES) {
                    throw new ConflictException("too many people write this; try again");
                }
            }
        }
    }
}
