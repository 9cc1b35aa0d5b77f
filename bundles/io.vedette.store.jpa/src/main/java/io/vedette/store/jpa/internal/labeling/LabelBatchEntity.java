package io.vedette.store.jpa.internal.labeling;

import io.vedette.service.labeling.BatchState;
import io.vedette.service.store.labeling.BatchRow;
import java.time.Instant;
import java.util.Optional;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import javax.persistence.Version;

/** A labeling batch's row. */
@Entity
@Table(name = "label_batch")
public class LabelBatchEntity {

    @Id private String id;
    @Lob private String spec;
    private String dispatcher;
    private String state;

    @Column(name = "price_micros")
    private long priceMicros;

    private String currency;
    private String paused;
    private String said;
    private boolean cancelled;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "created_at")
    private long created;

    @Column(name = "submitted_at")
    private Long submitted;

    @Column(name = "expires_at")
    private Long expires;

    @Column(name = "draining_at")
    private Long draining;

    @Column(name = "ended_at")
    private Long ended;

    @Version private long revision;

    protected LabelBatchEntity() {}

    LabelBatchEntity(BatchRow row) {
        id = row.id();
        spec = LabelDocuments.write(row.spec());
        dispatcher = row.spec().dispatcher();
        createdBy = row.createdBy();
        created = row.created().toEpochMilli();
        change(row);
    }

    long revision() {
        return revision;
    }

    final void change(BatchRow row) {
        state = row.state().name();
        priceMicros = row.priceMicros();
        currency = row.currency();
        paused = Texts.cut(row.paused(), 1000);
        said = Texts.cut(row.said(), 1000);
        cancelled = row.cancelled();
        submitted = row.submitted().map(Instant::toEpochMilli).orElse(null);
        expires = row.expires().map(Instant::toEpochMilli).orElse(null);
        draining = row.draining().map(Instant::toEpochMilli).orElse(null);
        ended = row.ended().map(Instant::toEpochMilli).orElse(null);
    }

    BatchRow row() {
        return new BatchRow(
                id,
                LabelDocuments.spec(spec),
                BatchState.valueOf(state),
                priceMicros,
                currency,
                paused,
                said,
                cancelled,
                createdBy,
                Instant.ofEpochMilli(created),
                Optional.ofNullable(submitted).map(Instant::ofEpochMilli),
                Optional.ofNullable(expires).map(Instant::ofEpochMilli),
                Optional.ofNullable(draining).map(Instant::ofEpochMilli),
                Optional.ofNullable(ended).map(Instant::ofEpochMilli),
                revision);
    }
}
