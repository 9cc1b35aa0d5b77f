package io.vedette.service.dataset;

import io.vedette.service.http.Page;
import io.vedette.spi.training.TrainingData;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Datasets, their label sets and versions. Thread-safe; calls block on the database. */
@ProviderType
public interface Datasets {
    /**
     * Adds a label set, or a further version of one; the same classes as the newest version change
     * nothing.
     *
     * @throws io.vedette.service.problem.ConflictException where the name is of another kind
     */
    LabelSet labelSet(String name, Annotation.Kind kind, List<String> classes);

    /** The newest version of every label set, by name. */
    List<LabelSet> labelSets();

    /** A label set, its newest version unless one is named. */
    Optional<LabelSet> labelSet(String name, Optional<Integer> version);

    /**
     * Makes a dataset.
     *
     * @param labelSet name of one that is there
     * @throws io.vedette.service.problem.ConflictException where the name is taken
     */
    Dataset create(String name, String description, String labelSet, String by);

    /** The dataset of this id or name. */
    Optional<Dataset> dataset(String idOrName);

    /** By name. */
    Page<Dataset> list(Optional<String> cursor, int limit);

    /**
     * Cuts a version of all labeled samples of a dataset.
     *
     * @throws io.vedette.service.problem.InvalidRequestException where nothing is labeled
     */
    DatasetVersion cut(String dataset, CutSpec spec, String by);

    /** The version of this id. */
    Optional<DatasetVersion> version(String id);

    /** Newest first. */
    List<DatasetVersion> versions(String dataset);

    /** Items by sample id. */
    Page<VersionItem> items(
            String version, Optional<Split> split, Optional<String> cursor, int limit);

    /** Which versions hold a sample, and in which split; oldest first. */
    List<Membership> ofSample(String sample);

    /**
     * What a trainer is given: crops (the picture where there is none) with class indexes. The test
     * split cannot be reached through it. For label sets of the kind CLASS.
     *
     * @throws io.vedette.service.problem.NotFoundException where there is no such version
     */
    TrainingData trainingData(String version);

    /**
     * Computes a version's manifest hash anew from what is stored.
     *
     * @return whether it is the one that was written when the version was cut
     */
    boolean verify(String version);

    /**
     * A sample in a version.
     *
     * @param dataset id
     * @param version id
     * @param number of the version
     * @param annotation id of the revision that counts there
     * @param split it lies in
     */
    record Membership(String dataset, String version, int number, String annotation, Split split) {}
}
