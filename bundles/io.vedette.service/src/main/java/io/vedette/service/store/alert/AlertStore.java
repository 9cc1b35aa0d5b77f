package io.vedette.service.store.alert;

import io.vedette.service.alert.Alert;
import io.vedette.service.alert.AlertCounts;
import io.vedette.service.alert.AlertFilter;
import io.vedette.service.alert.Verdict;
import io.vedette.service.blob.BlobId;
import io.vedette.service.http.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/** Keeps alerts and verdicts. Thread-safe; calls block on the database. */
@ProviderType
public interface AlertStore {

    /** Writes changes in their order, in one transaction; what is written already is skipped. */
    void apply(List<AlertChange> changes);

    /** Alerts, newest first. */
    Page<Alert> list(AlertFilter filter, Optional<String> cursor, int limit);

    /** How many there are. */
    AlertCounts counts(AlertFilter filter);

    /** One alert. */
    Optional<Alert> alert(String id);

    /** All verdicts of an alert, oldest first. */
    List<Verdict> verdicts(String alert);

    /**
     * Adds a verdict as the next revision and makes it the one that counts.
     *
     * @param verdict its revision is the store's to give
     * @throws io.vedette.service.problem.NotFoundException where there is no such alert
     */
    Alert addVerdict(String alert, Verdict verdict);

    /**
     * Ends alerts that are open although their run is over, at the moment they fired or at what was
     * last known.
     *
     * @param running names of the runs that go on
     * @return how many
     */
    int closeOpen(Set<String> running);

    /**
     * Removes alerts fired before a time, with their verdicts.
     *
     * @param answeredToo whether those with a verdict go too
     * @return how many, at most {@code limit}
     */
    int removeOlder(Instant before, boolean answeredToo, int limit);

    /**
     * Forgets the clips of alerts fired before a time.
     *
     * @return how many, at most {@code limit}
     */
    int forgetClips(Instant before, int limit);

    /**
     * Forgets the clips of the oldest alerts that have one.
     *
     * @return ids of the blobs forgotten
     */
    List<BlobId> forgetOldestClips(int limit);

    /** Names every blob that an alert needs. */
    void blobs(Consumer<BlobId> keep);
}
