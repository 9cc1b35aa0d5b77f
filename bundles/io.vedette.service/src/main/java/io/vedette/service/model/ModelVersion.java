package io.vedette.service.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A version of a model in the registry. Immutable but for its card.
 *
 * @param id {@code name:version}, what every other row refers to
 * @param name of the model
 * @param version counted by the registry from 1
 * @param engine id of the engine that runs it
 * @param layout of its output, e.g. {@code softmax}
 * @param classes in the order of the output
 * @param sha256 digest of the package without its name and version: equal content, equal digest
 * @param bytes of all files
 * @param files path in the package to sha-256
 * @param provenance what went into it
 * @param card in Markdown; may be empty
 * @param created when it was registered
 * @param createdBy caller's name
 * @param revision of the card, from 1
 */
public record ModelVersion(
        String id,
        String name,
        String version,
        String engine,
        String layout,
        List<String> classes,
        String sha256,
        long bytes,
        Map<String, String> files,
        Provenance provenance,
        String card,
        Instant created,
        String createdBy,
        long revision) {

    public ModelVersion {
        classes = List.copyOf(classes);
        files = Map.copyOf(files);
    }

    /** How to load it. */
    public ModelRef ref() {
        return ModelRef.version(name, version);
    }

    /**
     * Where a model comes from, written by the server and not by the trainer.
     *
     * @param origin {@code trial}, {@code import} or {@code folder}
     * @param trial id of the training trial
     * @param datasetVersion id of what it was trained on
     * @param facts the rest by name: parameters as {@code param.NAME}, seed, threads, trainer and
     *     bundle versions, scores as {@code score.NAME}, digests
     */
    public record Provenance(
            String origin,
            Optional<String> trial,
            Optional<String> datasetVersion,
            Map<String, String> facts) {
        public Provenance {
            facts = Map.copyOf(facts);
        }
    }
}
