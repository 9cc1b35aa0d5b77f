package io.vedette.core.alert.internal.alert;

import io.vedette.service.alert.Alert;
import io.vedette.service.alert.AlertCounts;
import io.vedette.service.alert.AlertFilter;
import io.vedette.service.alert.Alerts;
import io.vedette.service.alert.Verdict;
import io.vedette.service.blob.BlobId;
import io.vedette.service.blob.BlobReferences;
import io.vedette.service.http.Page;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.problem.UnavailableException;
import io.vedette.service.store.alert.AlertStore;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Alerts and verdicts, out of the store that is there. */
@Component(service = {Alerts.class, BlobReferences.class})
public final class AlertManager implements Alerts, BlobReferences {

    private static final int MOST = 1000;
    private static final int LONGEST_NOTE = 2000;

    private final AlertTeller teller;
    private final Clock clock;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile AlertStore store;

    /** By Declarative Services. */
    @Activate
    public AlertManager(@Reference AlertTeller teller) {
        this(teller, Clock.systemUTC());
    }

    AlertManager(AlertTeller teller, Clock clock) {
        this.teller = teller;
        this.clock = clock;
    }

    /** For tests: what OSGi injects. */
    void store(AlertStore to) {
        store = to;
    }

    private AlertStore demand() {
        AlertStore there = store;
        if (there == null) {
            throw new UnavailableException("the database of alerts is away", null);
        }
        return there;
    }

    @Override
    public Page<Alert> list(AlertFilter filter, Optional<String> cursor, int limit) {
        if (limit < 1 || limit > MOST) {
            throw new InvalidRequestException("limit must be 1.." + MOST + ", is " + limit);
        }
        return demand().list(filter, cursor, limit);
    }

    @Override
    public AlertCounts counts(AlertFilter filter) {
        return demand().counts(filter);
    }

    @Override
    public Optional<Alert> alert(String id) {
        return demand().alert(id);
    }

    @Override
    public List<Verdict> verdicts(String id) {
        return demand().verdicts(id);
    }

    @Override
    public Alert answer(
            String id,
            Optional<Verdict.Answer> answer,
            Optional<Verdict.Reason> reason,
            String note,
            String by) {
        if (note.length() > LONGEST_NOTE) {
            throw new InvalidRequestException(
                    "a note has at most "
                            + LONGEST_NOTE
                            + " characters, this one "
                            + note.length());
        }
        AlertStore there = demand();
        Alert before =
                there.alert(id)
                        .orElseThrow(() -> new NotFoundException("there is no alert '" + id + "'"));
        Verdict verdict = new Verdict(0, answer, reason, note, by, clock.instant());
        if (saysNothingNew(before.verdict(), verdict)) {
            return before;
        }
        Alert after = there.addVerdict(id, verdict);
        teller.answered(after);
        return after;
    }

    private static boolean saysNothingNew(Optional<Verdict> before, Verdict now) {
        return before.map(
                        b ->
                                b.answer().equals(now.answer())
                                        && b.reason().equals(now.reason())
                                        && b.note().equals(now.note())
                                        && b.by().equals(now.by()))
                .orElse(now.answer().isEmpty());
    }

    @Override
    public String holder() {
        return "alerts";
    }

    @Override
    public void mark(Consumer<BlobId> keep) {
        demand().blobs(keep);
    }
}
