package io.vedette.core.alert.internal.alert;

import io.vedette.service.alert.Alert;
import io.vedette.service.alert.AlertCounts;
import io.vedette.service.alert.AlertFilter;
import io.vedette.service.alert.Verdict;
import io.vedette.service.blob.BlobId;
import io.vedette.service.http.Page;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.problem.UnavailableException;
import io.vedette.service.store.alert.AlertChange;
import io.vedette.service.store.alert.AlertStore;
import io.vedette.service.store.notify.NoticeRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Alerts in memory; may go away, and may refuse one alert for good. */
public final class MemoryAlertStore implements AlertStore {

    private final Map<String, Alert> rows = new LinkedHashMap<>();
    private final Map<String, List<Verdict>> verdicts = new LinkedHashMap<>();
    private final Map<String, NoticeRow> notices = new LinkedHashMap<>();
    private volatile boolean away;
    private volatile String poison = "";

    void away(boolean is) {
        away = is;
    }

    void poison(String alert) {
        poison = alert;
    }

    public synchronized List<Alert> rows() {
        return rows.values().stream().sorted(Comparator.comparing(Alert::id)).toList();
    }

    public int rowCount() {
        return rows().size();
    }

    public Alert first() {
        return rows().get(0);
    }

    synchronized List<NoticeRow> notices() {
        return List.copyOf(notices.values());
    }

    private void here() {
        if (away) {
            throw new UnavailableException("the database is away", null);
        }
    }

    @Override
    public synchronized void apply(List<AlertChange> changes) {
        here();
        if (changes.stream().anyMatch(c -> c.id().equals(poison))) {
            throw new IllegalStateException("value too long");
        }
        changes.forEach(this::apply);
    }

    private void apply(AlertChange change) {
        Alert row = rows.get(change.id());
        if (change instanceof AlertChange.Added added) {
            if (row == null) {
                rows.put(added.id(), added.alert());
                added.notices().forEach(n -> notices.put(n.id(), n));
            }
        } else if (row == null) {
            return;
        } else if (change instanceof AlertChange.Grew grew) {
            Alert joined = row;
            while (joined.joined() < grew.joined()) {
                joined = AlertRows.joined(joined);
            }
            rows.put(change.id(), joined);
        } else if (change instanceof AlertChange.Ended ended) {
            if (row.time().end().isEmpty()) {
                rows.put(change.id(), AlertRows.ended(row, ended.end(), ended.evidence()));
            }
        } else if (change instanceof AlertChange.Reviewed) {
            rows.put(change.id(), AlertRows.reviewed(row));
        } else if (change instanceof AlertChange.Pictured p) {
            rows.put(
                    change.id(),
                    AlertRows.pictured(
                            row, p.snapshot().or(row::snapshot), p.clip().or(row::clip)));
        }
    }

    @Override
    public Page<Alert> list(AlertFilter filter, Optional<String> cursor, int limit) {
        here();
        return new Page<>(rows(), Optional.empty());
    }

    @Override
    public AlertCounts counts(AlertFilter filter) {
        throw new UnsupportedOperationException();
    }

    @Override
    public synchronized Optional<Alert> alert(String id) {
        here();
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public synchronized List<Verdict> verdicts(String alert) {
        return List.copyOf(verdicts.getOrDefault(alert, List.of()));
    }

    @Override
    public synchronized Alert addVerdict(String alert, Verdict v) {
        here();
        Alert a = rows.get(alert);
        if (a == null) {
            throw new NotFoundException("there is no alert " + alert);
        }
        List<Verdict> all = verdicts.computeIfAbsent(alert, x -> new ArrayList<>());
        Verdict numbered =
                new Verdict(all.size() + 1, v.answer(), v.reason(), v.note(), v.by(), v.when());
        all.add(numbered);
        Alert after =
                new Alert(
                        a.id(),
                        a.place(),
                        a.rule(),
                        a.type(),
                        a.topic(),
                        a.event(),
                        a.incident(),
                        a.variant(),
                        a.inCharge(),
                        a.state(),
                        a.ruling(),
                        a.review(),
                        a.time(),
                        a.tracks(),
                        a.direction(),
                        a.box(),
                        a.size(),
                        a.joined(),
                        a.evidence(),
                        a.origin(),
                        a.snapshot(),
                        a.clip(),
                        Optional.of(numbered),
                        a.revision() + 1);
        rows.put(alert, after);
        return after;
    }

    @Override
    public synchronized int closeOpen(Set<String> running) {
        here();
        List<Alert> left =
                rows.values().stream()
                        .filter(a -> a.time().end().isEmpty())
                        .filter(a -> !running.contains(a.origin().run()))
                        .toList();
        left.forEach(a -> rows.put(a.id(), AlertRows.ended(a, a.time().at(), a.evidence())));
        return left.size();
    }

    @Override
    public int removeOlder(Instant before, boolean answeredToo, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int forgetClips(Instant before, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<BlobId> forgetOldestClips(int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void blobs(Consumer<BlobId> keep) {
        rows().forEach(a -> a.snapshot().ifPresent(keep));
    }
}
