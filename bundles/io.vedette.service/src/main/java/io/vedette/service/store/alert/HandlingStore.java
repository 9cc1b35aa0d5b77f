package io.vedette.service.store.alert;

import io.vedette.service.alert.Acknowledgement;
import io.vedette.service.alert.Snooze;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** Keeps who is on which alert, and snoozes. Thread-safe; calls block on the database. */
@ProviderType
public interface HandlingStore {

    /** Keeps it unless the alert has one; returns the one that is there then. */
    Acknowledgement acknowledge(Acknowledgement acknowledgement);

    /** Removes it; false where there was none. */
    boolean unacknowledge(String alert);

    /** Those of these alerts, by the alerts' ids. */
    Map<String, Acknowledgement> acknowledgements(Collection<String> alerts);

    /** Keeps a snooze in the place of another of the same camera and rule. */
    void put(Snooze snooze);

    /** Removes a snooze; false where there was none. */
    boolean remove(String camera, String rule);

    /** Those that have not ended at this moment; the others are removed. */
    List<Snooze> snoozes(Instant now);
}
