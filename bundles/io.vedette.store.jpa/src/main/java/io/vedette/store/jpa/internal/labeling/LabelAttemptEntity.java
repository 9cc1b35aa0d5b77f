package io.vedette.store.jpa.internal.labeling;

import io.vedette.service.labeling.AttemptState;
import io.vedette.service.store.labeling.AttemptRow;
import java.time.Instant;
import java.util.Optional;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import javax.persistence.Version;

/** A labeling attempt's row; for the own staff, a task of the queue. */
@Entity
@Table(name = "label_attempt")
public class LabelAttemptEntity {

    @Id private String id;

    @Column(name = "item_key")
    private String itemKey;

    private String batch;
    private String item;
    private int number;
    private String state;
    private int wanted;
    private int taken;
    private String remote;
    private int tries;

    @Column(name = "not_before")
    private long notBefore;

    private String worker;

    @Column(name = "lent_until")
    private Long until;

    @Lob private String draft;
    private int rounds;
    @Version private long revision;

    protected LabelAttemptEntity() {}

    LabelAttemptEntity(AttemptRow row) {
        id = row.id();
        itemKey = row.itemKey();
        batch = row.batch();
        item = row.item();
        number = row.number();
        wanted = row.wanted();
        change(row);
    }

    long revision() {
        return revision;
    }

    final void change(AttemptRow row) {
        state = row.state().name();
        taken = row.taken();
        remote = Texts.cut(row.remote(), 300);
        tries = row.tries();
        notBefore = row.notBefore().toEpochMilli();
        worker = row.worker();
        until = row.until().map(Instant::toEpochMilli).orElse(null);
        draft = row.draft().isEmpty() ? null : row.draft();
        rounds = row.rounds();
    }

    AttemptRow row() {
        return new AttemptRow(
                batch,
                item,
                number,
                AttemptState.valueOf(state),
                wanted,
                taken,
                remote,
                tries,
                Instant.ofEpochMilli(notBefore),
                worker,
                Optional.ofNullable(until).map(Instant::ofEpochMilli),
                draft == null ? "" : draft,
                rounds,
                revision);
    }
}
