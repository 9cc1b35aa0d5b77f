package io.vedette.service.store.model;

import io.vedette.service.http.Page;
import io.vedette.service.model.ModelVersion;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Keeps the rows of registered models; their files are blobs. Thread-safe; calls block. */
@ProviderType
public interface ModelStore {

    /**
     * Adds a version.
     *
     * @throws io.vedette.service.problem.ConflictException where its id, or its digest under its
     *     name, is there already
     */
    void add(ModelVersion version);

    /** The version of this id. */
    Optional<ModelVersion> version(String id);

    /** The version of a model with this digest. */
    Optional<ModelVersion> byDigest(String name, String sha256);

    /** The version of the highest number. */
    Optional<ModelVersion> newest(String name);

    /** Newest first, of one model where it is named. */
    Page<ModelVersion> list(Optional<String> name, Optional<String> cursor, int limit);

    /**
     * Replaces a card.
     *
     * @throws io.vedette.service.problem.NotFoundException where there is no such version
     * @throws io.vedette.service.problem.StaleRevisionException where it has another revision
     */
    ModelVersion describe(String id, String card, long revision);

    /** Digests of all files of all versions. */
    List<String> blobs();
}
