package io.vedette.store.jpa.internal.alert;

import io.vedette.service.alert.Snooze;
import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** The row of a snooze. */
@Entity
@Table(name = "alert_snooze")
public class SnoozeEntity {

    @Id private String id;
    private String camera;

    @Column(name = "rule_id")
    private String rule;

    @Column(name = "until_at")
    private long until;

    @Column(name = "made_by")
    private String by;

    @Column(name = "made_at")
    private long when;

    protected SnoozeEntity() {}

    SnoozeEntity(Snooze row) {
        id = id(row.camera(), row.rule());
        camera = row.camera();
        rule = row.rule();
        change(row);
    }

    /** Neither camera nor rule may hold a slash. */
    static String id(String camera, String rule) {
        return camera + "/" + rule;
    }

    final void change(Snooze row) {
        until = row.until().toEpochMilli();
        by = row.by();
        when = row.when().toEpochMilli();
    }

    Snooze row() {
        return new Snooze(
                camera, rule, Instant.ofEpochMilli(until), by, Instant.ofEpochMilli(when));
    }
}
