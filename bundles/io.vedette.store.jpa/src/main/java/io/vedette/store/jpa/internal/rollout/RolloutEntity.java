package io.vedette.store.jpa.internal.rollout;

import io.vedette.service.store.rollout.RolloutStore.RolloutRow;
import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;

/** A roll-out's row. */
@Entity
@Table(name = "rollout")
public class RolloutEntity {
    @Id private String id;

    @Column(name = "camera_group")
    private String group;

    private String slot;
    private String challenger;
    private String champion;
    private String stage;
    private String active;
    private long since;
    @Lob private String document;

    @Column(name = "created_by")
    private String by;

    @Column(name = "created_at")
    private long created;

    private long revision;

    protected RolloutEntity() {}

    RolloutEntity(RolloutRow row) {
        id = row.id();
        group = row.group();
        slot = row.slot();
        challenger = row.challenger();
        champion = row.champion();
        by = row.by();
        created = row.created().toEpochMilli();
        change(row);
    }

    final void change(RolloutRow row) {
        stage = row.stage();
        active = row.active();
        since = row.since().toEpochMilli();
        document = row.document();
        revision = row.revision();
    }

    long revision() {
        return revision;
    }

    RolloutRow row() {
        return new RolloutRow(
                id,
                group,
                slot,
                challenger,
                champion,
                stage,
                active,
                Instant.ofEpochMilli(since),
                document,
                by,
                Instant.ofEpochMilli(created),
                revision);
    }
}
