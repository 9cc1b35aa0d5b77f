package io.vedette.service.store.collect;

import io.vedette.service.collect.Sample;
import io.vedette.service.collect.SampleFilter;
import io.vedette.service.http.Page;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Keeps samples. Calls block on the database; all are safe from any thread. */
@ProviderType
public interface SampleStore {
    /**
     * Adds a sample unless it is there.
     *
     * @param bytes of its blobs, for quotas
     * @return whether it was added
     */
    boolean add(Sample sample, long bytes);

    /** The sample of this id. */
    Optional<Sample> sample(String id);

    /** These samples, in any order; unknown ids are left out. */
    List<Sample> samples(Collection<String> ids);

    /** Newest first. */
    Page<Sample> list(SampleFilter filter, Optional<String> cursor, int limit);

    /** By id, for working through all of them in a fixed order. */
    List<Sample> byId(SampleFilter filter, String after, int limit);

    /** How many there are. */
    long count(SampleFilter filter);

    /** Notes an answer on all samples of an alert; returns how many there are. */
    int answered(String alert, String verdict, String reason);

    /** Notes that samples have an annotation. */
    void labeled(Collection<String> ids);

    /** Notes that somebody needs samples; twice is once. */
    void use(Collection<String> ids, String user);

    /** Forgets what a user needs. */
    void endUse(String user);

    /** Bytes of all samples' blobs. */
    long bytes();

    /**
     * Removes the oldest samples that nobody uses and that have no annotation.
     *
     * @param toFree bytes that are wanted free
     * @return what was removed
     */
    List<Sample> evict(long toFree, int limit);
}
