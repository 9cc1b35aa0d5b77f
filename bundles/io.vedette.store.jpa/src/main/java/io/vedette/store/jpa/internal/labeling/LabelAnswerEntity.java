package io.vedette.store.jpa.internal.labeling;

import io.vedette.service.labeling.AnswerState;
import io.vedette.service.store.labeling.AnswerRow;
import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import javax.persistence.Version;

/** A raw answer's row. */
@Entity
@Table(name = "label_answer")
public class LabelAnswerEntity {

    @Id private String id;
    private String dispatcher;
    private String answer;
    private String batch;
    private String item;

    @Column(name = "item_key")
    private String itemKey;

    private int attempt;
    private String worker;
    private String label;
    @Lob private String boxes;
    private boolean unsure;

    @Column(name = "spent_millis")
    private long spentMillis;

    @Column(name = "given_at")
    private long given;

    /** Counted up by the database: what was written first among the rows of a millisecond. */
    @Column(insertable = false, updatable = false)
    private long entry;

    @Column(name = "taken_at")
    private long taken;

    private String state;
    private String reason;

    @Column(name = "paid_micros")
    private long paidMicros;

    private boolean told;
    @Version private long revision;

    protected LabelAnswerEntity() {}

    LabelAnswerEntity(AnswerRow row) {
        id = row.id();
        dispatcher = row.dispatcher();
        answer = row.answer();
        batch = row.batch();
        item = row.item();
        itemKey = row.batch() + "." + row.item();
        attempt = row.attempt();
        worker = row.worker();
        label = row.value().label();
        boxes = LabelDocuments.write(row.value().boxes());
        unsure = row.unsure();
        spentMillis = row.spentMillis();
        given = row.given().toEpochMilli();
        taken = row.taken().toEpochMilli();
        change(row);
    }

    long revision() {
        return revision;
    }

    final void change(AnswerRow row) {
        state = row.state().name();
        reason = Texts.cut(row.reason(), 1000);
        paidMicros = row.paidMicros();
        told = row.told();
    }

    AnswerRow row() {
        return new AnswerRow(
                dispatcher,
                answer,
                batch,
                item,
                attempt,
                worker,
                LabelDocuments.value(label, boxes),
                unsure,
                spentMillis,
                Instant.ofEpochMilli(given),
                Instant.ofEpochMilli(taken),
                AnswerState.valueOf(state),
                reason,
                paidMicros,
                told,
                revision);
    }
}
