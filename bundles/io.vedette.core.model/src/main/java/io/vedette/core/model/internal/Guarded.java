package io.vedette.core.model.internal;

import io.vedette.spi.Outcome;
import io.vedette.spi.frame.Picture;
import io.vedette.spi.model.Classifying;
import io.vedette.spi.model.Deadline;
import io.vedette.spi.model.Detecting;
import io.vedette.spi.model.Detection;
import io.vedette.spi.model.Embedding;
import io.vedette.spi.model.LoadedModel;
import io.vedette.spi.model.ModelPackage;
import io.vedette.spi.model.Scores;
import io.vedette.spi.model.Vector;
import java.util.List;

/** What leases hand out in place of an engine's own models. */
final class Guarded {
    private Guarded() {}

    /** The guarded form of a model of this kind. */
    static <M extends LoadedModel> M of(SharedModel shared, Class<M> kind) {
        if (kind == Detecting.class) {
            return kind.cast(new Detector(shared));
        }
        return kind == Classifying.class
                ? kind.cast(new Classifier(shared))
                : kind.cast(new Embedder(shared));
    }

    /** What the three kinds have in common: the model is shared and not theirs to close. */
    private abstract static class Leased {
        final SharedModel shared;

        Leased(SharedModel shared) {
            this.shared = shared;
        }

        public final ModelPackage model() {
            return shared.model();
        }

        public final int preferredBatch() {
            return shared.loaded().preferredBatch();
        }

        public final void close() {
            throw new IllegalStateException("a leased model is closed by closing its lease");
        }
    }

    private static final class Detector extends Leased implements Detecting {
        Detector(SharedModel shared) {
            super(shared);
        }

        @Override
        public List<Outcome<List<Detection>>> run(
                List<? extends Picture> pictures, Deadline deadline) {
            return shared.call(pictures, deadline, m -> ((Detecting) m).run(pictures, deadline));
        }
    }

    private static final class Classifier extends Leased implements Classifying {
        Classifier(SharedModel shared) {
            super(shared);
        }

        @Override
        public List<Outcome<Scores>> run(List<? extends Picture> pictures, Deadline deadline) {
            return shared.call(pictures, deadline, m -> ((Classifying) m).run(pictures, deadline));
        }
    }

    private static final class Embedder extends Leased implements Embedding {
        Embedder(SharedModel shared) {
            super(shared);
        }

        @Override
        public List<Outcome<Vector>> run(List<? extends Picture> pictures, Deadline deadline) {
            return shared.call(pictures, deadline, m -> ((Embedding) m).run(pictures, deadline));
        }
    }
}
