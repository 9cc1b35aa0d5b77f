package io.vedette.store.jpa.internal.labeling;

import io.vedette.service.store.labeling.DecisionRow;
import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;

/** A decision's row. */
@Entity
@Table(name = "label_decision")
public class LabelDecisionEntity {

    @Id private String id;

    @Column(name = "item_key")
    private String itemKey;

    private String batch;
    private String item;
    private int number;
    private String label;
    @Lob private String boxes;
    private double confidence;
    private boolean tie;
    private int answers;
    private String method;

    @Column(name = "decided_by")
    private String decidedBy;

    @Column(name = "made_at")
    private long made;

    private boolean delivered;

    protected LabelDecisionEntity() {}

    LabelDecisionEntity(DecisionRow row) {
        id = row.id();
        itemKey = row.batch() + "." + row.item();
        batch = row.batch();
        item = row.item();
        number = row.number();
        label = row.value().label();
        boxes = LabelDocuments.write(row.value().boxes());
        confidence = row.confidence();
        tie = row.tie();
        answers = row.answers();
        method = row.method();
        decidedBy = row.decidedBy();
        made = row.made().toEpochMilli();
        delivered = row.delivered();
    }

    void deliver() {
        delivered = true;
    }

    DecisionRow row() {
        return new DecisionRow(
                batch,
                item,
                number,
                LabelDocuments.value(label, boxes),
                confidence,
                tie,
                answers,
                method,
                decidedBy,
                Instant.ofEpochMilli(made),
                delivered);
    }
}
