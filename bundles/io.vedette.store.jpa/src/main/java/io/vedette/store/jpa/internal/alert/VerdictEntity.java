package io.vedette.store.jpa.internal.alert;

import io.vedette.service.alert.Verdict;
import java.time.Instant;
import java.util.Optional;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** One thing somebody said about an alert; never changed. */
@Entity
@Table(name = "alert_verdict")
public class VerdictEntity {

    @Id private String id;
    private String alert;

    @Column(name = "revision_number")
    private int revision;

    private String answer;
    private String reason;
    private String note;

    @Column(name = "answered_by")
    private String by;

    @Column(name = "answered_at")
    private long when;

    protected VerdictEntity() {}

    VerdictEntity(String alert, Verdict verdict) {
        id = alert + "-" + verdict.revision();
        this.alert = alert;
        revision = verdict.revision();
        answer = verdict.answer().map(Verdict.Answer::id).orElse(null);
        reason = verdict.reason().map(Verdict.Reason::id).orElse(null);
        note = verdict.note();
        by = verdict.by();
        when = verdict.when().toEpochMilli();
    }

    Verdict row() {
        return new Verdict(
                revision,
                Optional.ofNullable(answer).map(Verdict.Answer::of),
                Optional.ofNullable(reason).map(Verdict.Reason::of),
                note,
                by,
                Instant.ofEpochMilli(when));
    }
}
