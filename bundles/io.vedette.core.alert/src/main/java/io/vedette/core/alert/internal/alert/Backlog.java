package io.vedette.core.alert.internal.alert;

import io.vedette.service.store.alert.AlertChange;
import io.vedette.service.store.alert.AlertStore;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What waits in the journal: written to the database in its order, once that is back. */
final class Backlog {
    private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);
    private static final int BATCH = 64;

    private final Journal journal;
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong rejected = new AtomicLong();

    Backlog(Journal journal) {
        this.journal = journal;
    }

    /** Steps that were written to the database. */
    long written() {
        return written.get();
    }

    /** Steps that the database refused, and that were put aside. */
    long rejected() {
        return rejected.get();
    }

    /**
     * Writes all of it.
     *
     * @throws RuntimeException where the database is away again
     */
    void write(AlertStore to) throws IOException {
        if (journal.waiting() == 0) {
            return;
        }
        List<AlertChange> changes = journal.read();
        for (int i = 0; i < changes.size(); i += BATCH) {
            write(to, changes.subList(i, Math.min(changes.size(), i + BATCH)));
        }
        journal.clear();
        LOG.info("{} steps of alerts are written from the journal", changes.size());
    }

    private void write(AlertStore to, List<AlertChange> batch) throws IOException {
        try {
            to.apply(batch);
            written.addAndGet(batch.size());
        } catch (RuntimeException e) {
            for (AlertChange change : batch) {
                write(to, change);
            }
        }
    }

    private void write(AlertStore to, AlertChange change) throws IOException {
        try {
            to.apply(List.of(change));
            written.incrementAndGet();
        } catch (RuntimeException e) {
            // Throws where the database is away; else it is this one change that it refuses.
            to.alert(change.id());
            LOG.error("the database refuses a step of alert {}; it is put aside", change.id(), e);
            journal.reject(change);
            rejected.incrementAndGet();
        }
    }
}
