package io.vedette.service.model;

import io.vedette.service.http.Page;
import io.vedette.service.model.ModelVersion.Provenance;
import io.vedette.service.security.Caller;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The models this server knows. Versions never change once registered. Thread-safe; blocking. */
@ProviderType
public interface ModelRegistry {

    /**
     * Registers a package folder as the next version of a model, after checking it as {@link
     * ModelPackages#read} does. The same files under the same name are the version that is there
     * already, which makes a repeated step harmless.
     *
     * @param name of the model; the package's own name is replaced by it
     * @throws io.vedette.spi.model.ModelRefusedException where the package is not sound
     */
    ModelVersion register(String name, Path folder, Provenance from, String card, Caller by);

    /**
     * Registers a zip of a package: {@code model.json} at the top or in one single folder. Refuses
     * absolute paths, paths that leave the folder, links, more than 64 files, more than 2 GiB
     * unpacked and ratios above 200.
     *
     * @param name of the model; empty for the package's own
     * @throws io.vedette.service.problem.InvalidRequestException naming the entry
     * @throws io.vedette.spi.model.ModelRefusedException where the package is not sound
     */
    ModelVersion importZip(Optional<String> name, InputStream zip, Caller by) throws IOException;

    /** All versions, newest first, of one model where it is named. */
    Page<ModelVersion> versions(Optional<String> name, Optional<String> cursor, int limit);

    /** One version. */
    Optional<ModelVersion> version(String name, String version);

    /** One version by its id. */
    Optional<ModelVersion> byId(String id);

    /** The newest version of a model. */
    Optional<ModelVersion> newest(String name);

    /**
     * A folder with the package of a version, complete and of the digests registered; made from the
     * stored files where it is missing. Not to be written.
     */
    Path folder(ModelVersion version);

    /** Writes the package, its provenance and card as a zip. */
    void export(ModelVersion version, OutputStream out) throws IOException;

    /**
     * Replaces the card.
     *
     * @param revision the caller had in mind
     * @throws io.vedette.service.problem.StaleRevisionException when it is another
     */
    ModelVersion describe(String id, String card, long revision, Caller by);
}
