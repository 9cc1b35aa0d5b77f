package io.vedette.service.alert;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Who is on which alert, and what is quiet for a while. Outlasts a restart. Thread-safe; calls
 * block on the database.
 */
@ProviderType
public interface AlertHandling {

    /**
     * Says that somebody is on it. Again by the same person changes nothing.
     *
     * @throws io.vedette.service.problem.NotFoundException where there is no such alert
     * @throws io.vedette.service.problem.ConflictException where somebody else is on it
     */
    Acknowledgement acknowledge(String alert, String by);

    /**
     * Says that nobody is on it any more; changes nothing where nobody was.
     *
     * @throws io.vedette.service.problem.NotFoundException where there is no such alert
     */
    void unacknowledge(String alert);

    /** Who is on these alerts, by the alerts' ids. */
    Map<String, Acknowledgement> acknowledgements(Collection<String> alerts);

    /**
     * From now on, alerts of this alert's rule and camera are {@linkplain Alert#snoozed() snoozed}.
     * Takes the place of a snooze that goes on.
     *
     * @param length a minute to a week
     * @throws io.vedette.service.problem.NotFoundException where there is no such alert
     */
    Snooze snooze(String alert, Duration length, String by);

    /**
     * Ends the snooze of this alert's rule and camera; empty where there is none.
     *
     * @throws io.vedette.service.problem.NotFoundException where there is no such alert
     */
    Optional<Snooze> wake(String alert);

    /** What is snoozed now, the first to end first. */
    List<Snooze> snoozes();
}
