package io.vedette.store.jpa.internal.labeling;

import io.vedette.service.labeling.ItemState;
import io.vedette.service.store.labeling.ItemRow;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import javax.persistence.Version;

/** A labeling item's row. */
@Entity
@Table(name = "label_item")
public class LabelItemEntity {

    @Id private String id;
    private String batch;
    private String item;
    private String sample;

    @Column(name = "blob_id")
    private String blob;

    @Lob private String content;

    /** The known class, so that counting gold answers is a query. */
    private String gold;

    private String state;
    private int decision;
    private String why;
    @Version private long revision;

    protected LabelItemEntity() {}

    LabelItemEntity(ItemRow row) {
        id = row.key();
        batch = row.batch();
        item = row.item();
        sample = row.content().sample();
        blob = row.content().blob();
        content = LabelDocuments.write(row.content());
        gold = row.content().gold().map(g -> g.label()).orElse(null);
        change(row);
    }

    long revision() {
        return revision;
    }

    final void change(ItemRow row) {
        state = row.state().name();
        decision = row.decision();
        why = Texts.cut(row.why(), 1000);
    }

    ItemRow row() {
        return new ItemRow(
                batch,
                item,
                LabelDocuments.item(content),
                ItemState.valueOf(state),
                decision,
                why,
                revision);
    }
}
