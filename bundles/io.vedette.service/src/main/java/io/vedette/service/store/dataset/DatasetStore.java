package io.vedette.service.store.dataset;

import io.vedette.service.dataset.Annotation;
import io.vedette.service.dataset.Dataset;
import io.vedette.service.dataset.DatasetVersion;
import io.vedette.service.dataset.Datasets;
import io.vedette.service.dataset.LabelSet;
import io.vedette.service.dataset.Split;
import io.vedette.service.http.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps label sets, datasets and versions. There is no way to change or remove a version. Calls
 * block on the database; all are safe from any thread.
 */
@ProviderType
public interface DatasetStore {
    /**
     * Adds a version of a label set.
     *
     * @throws io.vedette.service.problem.ConflictException where that version is there
     */
    void addLabelSet(LabelSet labelSet);

    /** All versions of all label sets, by name and version. */
    List<LabelSet> labelSets();

    /** All versions of a label set, oldest first. */
    List<LabelSet> labelSets(String name);

    /**
     * Adds a dataset.
     *
     * @throws io.vedette.service.problem.ConflictException where the name is taken
     */
    void add(Dataset dataset);

    /** The dataset of this id. */
    Optional<Dataset> dataset(String id);

    /** The dataset of this name. */
    Optional<Dataset> datasetNamed(String name);

    /** By name. */
    Page<Dataset> list(Optional<String> cursor, int limit);

    /** Annotations that count now: the newest of every sample in a dataset, by sample id. */
    List<Annotation> current(String dataset, String afterSample, int limit);

    /**
     * Adds a version with its groups and items, at once.
     *
     * @throws io.vedette.service.problem.ConflictException where the number is taken
     */
    void add(DatasetVersion version, Map<String, Split> groups, List<Item> items);

    /** The version of this id. */
    Optional<DatasetVersion> version(String id);

    /** Newest first. */
    List<DatasetVersion> versions(String dataset);

    /** Groups of a version with their split. */
    Map<String, Split> groups(String version);

    /** Items by sample id. */
    List<Item> items(String version, Set<Split> splits, String afterSample, int limit);

    /** Which versions hold a sample, oldest first. */
    List<Datasets.Membership> ofSample(String sample);

    /**
     * One sample of a version.
     *
     * @param sample id
     * @param annotation id of the revision that counts
     * @param group leak group
     * @param split of that group
     */
    record Item(String sample, String annotation, String group, Split split) {}
}
