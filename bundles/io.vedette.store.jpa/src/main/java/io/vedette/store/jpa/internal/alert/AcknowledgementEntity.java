package io.vedette.store.jpa.internal.alert;

import io.vedette.service.alert.Acknowledgement;
import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** The row of an acknowledgement. */
@Entity
@Table(name = "alert_acknowledgement")
public class AcknowledgementEntity {

    @Id private String alert;

    @Column(name = "made_by")
    private String by;

    @Column(name = "made_at")
    private long when;

    protected AcknowledgementEntity() {}

    AcknowledgementEntity(Acknowledgement row) {
        alert = row.alert();
        by = row.by();
        when = row.when().toEpochMilli();
    }

    Acknowledgement row() {
        return new Acknowledgement(alert, by, Instant.ofEpochMilli(when));
    }
}
