package io.vedette.service.model;

import io.vedette.spi.model.Classifying;
import io.vedette.spi.model.Detecting;
import io.vedette.spi.model.Embedding;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Models in memory. Every call takes up to seconds (it reads, loads and warms up a model that is
 * not there yet), so none belongs on a pipeline thread; all are safe from any thread.
 *
 * <pre>{@code
 * try (ModelLease<Detecting> lease = models.detecting(ModelRef.parse("./fastestdet"))) {
 *     List<Outcome<List<Detection>>> found =
 *             lease.model().run(List.of(frame), Deadline.in(Duration.ofSeconds(1)));
 * }
 * }</pre>
 *
 * <p>Each method throws {@link io.vedette.spi.model.ModelRefusedException} where the package, its
 * kind or the absence of its engine forbid it, and {@link
 * io.vedette.service.problem.NotFoundException} where the registry has no such model.
 */
@ProviderType
public interface LoadedModels {

    /** A model that finds objects. */
    ModelLease<Detecting> detecting(ModelRef model, ModelUse use);

    /** A model that says what a picture shows. */
    ModelLease<Classifying> classifying(ModelRef model, ModelUse use);

    /** A model that turns a picture into a vector. */
    ModelLease<Embedding> embedding(ModelRef model, ModelUse use);

    /** A detector with {@link ModelUse#DEFAULT}. */
    default ModelLease<Detecting> detecting(ModelRef model) {
        return detecting(model, ModelUse.DEFAULT);
    }

    /** A classifier with {@link ModelUse#DEFAULT}. */
    default ModelLease<Classifying> classifying(ModelRef model) {
        return classifying(model, ModelUse.DEFAULT);
    }

    /** An embedding model with {@link ModelUse#DEFAULT}. */
    default ModelLease<Embedding> embedding(ModelRef model) {
        return embedding(model, ModelUse.DEFAULT);
    }
}
