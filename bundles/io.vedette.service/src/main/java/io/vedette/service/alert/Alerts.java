package io.vedette.service.alert;

import io.vedette.service.http.Page;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Alerts and what people said about them. Thread-safe; calls block on the database. */
@ProviderType
public interface Alerts {

    /**
     * Alerts, newest first.
     *
     * @param cursor where the last page ended
     * @param limit 1..1000
     */
    Page<Alert> list(AlertFilter filter, Optional<String> cursor, int limit);

    /** How many there are. */
    AlertCounts counts(AlertFilter filter);

    /** One alert. */
    Optional<Alert> alert(String id);

    /** All that was said about it, oldest first. */
    List<Verdict> verdicts(String id);

    /**
     * Adds a verdict. The same answer, reason and note by the same person again changes nothing.
     *
     * @param answer empty to take the last one back
     * @throws io.vedette.service.problem.NotFoundException where there is no such alert
     */
    Alert answer(
            String id,
            Optional<Verdict.Answer> answer,
            Optional<Verdict.Reason> reason,
            String note,
            String by);
}
