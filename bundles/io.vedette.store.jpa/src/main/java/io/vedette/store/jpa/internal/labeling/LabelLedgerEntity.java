package io.vedette.store.jpa.internal.labeling;

import io.vedette.service.labeling.LedgerEntry;
import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** A line of the labeling ledger. */
@Entity
@Table(name = "label_ledger")
public class LabelLedgerEntity {

    @Id private String id;
    private String batch;
    private String kind;
    private long micros;
    private String about;

    /** Counted up by the database: what was written first among the rows of a millisecond. */
    @Column(insertable = false, updatable = false)
    private long entry;

    @Column(name = "made_at")
    private long made;

    protected LabelLedgerEntity() {}

    LabelLedgerEntity(LedgerEntry entry) {
        id = entry.id();
        batch = entry.batch();
        kind = entry.kind().name();
        micros = entry.micros();
        about = Texts.cut(entry.about(), 400);
        made = entry.at().toEpochMilli();
    }

    LedgerEntry row() {
        return new LedgerEntry(
                id,
                batch,
                LedgerEntry.Kind.valueOf(kind),
                micros,
                about,
                Instant.ofEpochMilli(made));
    }
}
