package io.vedette.rest.internal.model;

import io.vedette.service.model.ModelVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A version of a model.
 *
 * @param id {@code name:version}
 * @param name of the model
 * @param version of it
 * @param engine that runs it
 * @param layout of its output
 * @param classes in the order of the output
 * @param sha256 of its content
 * @param bytes of all files
 * @param files path to sha-256
 * @param origin {@code trial}, {@code import} or {@code folder}
 * @param trial it comes from
 * @param datasetVersion it was trained on
 * @param provenance what else went into it
 * @param card in Markdown
 * @param created when it was registered
 * @param createdBy who did
 * @param revision of the card
 */
public record ModelView(
        String id,
        String name,
        String version,
        String engine,
        String layout,
        List<String> classes,
        String sha256,
        long bytes,
        Map<String, String> files,
        String origin,
        Optional<String> trial,
        Optional<String> datasetVersion,
        Map<String, String> provenance,
        String card,
        Instant created,
        String createdBy,
        long revision) {

    static ModelView of(ModelVersion version) {
        return new ModelView(
                version.id(),
                version.name(),
                version.version(),
                version.engine(),
                version.layout(),
                version.classes(),
                version.sha256(),
                version.bytes(),
                new TreeMap<>(version.files()),
                version.provenance().origin(),
                version.provenance().trial(),
                version.provenance().datasetVersion(),
                new TreeMap<>(version.provenance().facts()),
                version.card(),
                version.created(),
                version.createdBy(),
                version.revision());
    }
}
