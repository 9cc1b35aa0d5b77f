package io.vedette.service.collect;

import io.vedette.service.http.Page;
import java.io.InputStream;
import java.util.Collection;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Stored pictures. Thread-safe; every call may block on the database or on blobs. */
@ProviderType
public interface Samples {
    /**
     * Stores a sample, its blobs first. The same key of the same recording again changes nothing,
     * apart from a verdict that was not known yet.
     *
     * @throws io.vedette.service.problem.InvalidRequestException where a picture is none
     */
    Sample add(NewSample sample);

    /** The sample of this id. */
    Optional<Sample> sample(String id);

    /**
     * Newest first.
     *
     * @param cursor of the page before; empty for the first
     * @param limit 1..1000
     */
    Page<Sample> list(SampleFilter filter, Optional<String> cursor, int limit);

    /** How many there are. */
    long count(SampleFilter filter);

    /** Opens a blob of a sample: {@link Sample#picture()} or {@link Sample#crop()}. */
    InputStream open(String blob);

    /** Notes a person's answer on all samples of an alert; returns how many there are. */
    int answered(String alert, String verdict, String reason);

    /**
     * Whether a recording is kept for evaluation. Follows from a hash of its name alone, so that
     * every server says the same.
     */
    boolean reserved(String camera, String recording);

    /**
     * Keeps samples from being removed to make room.
     *
     * @param user who needs them, e.g. {@code batch/17}
     */
    void use(Collection<String> samples, String user);

    /** Ends {@link #use}. */
    void endUse(String user);
}
