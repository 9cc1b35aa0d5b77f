package io.vedette.store.jpa.internal.evaluation;

import io.vedette.service.store.evaluation.EvaluationRow;
import java.time.Instant;
import java.util.Optional;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;

/** An evaluation's row. */
@Entity
@Table(name = "evaluation")
public class EvaluationEntity {
    @Id private String id;
    private String metric;
    private String model;
    @Lob private String request;

    @Column(name = "status")
    private String state;

    private String operation;
    @Lob private String score;
    private String tally;
    private String why;
    private long marks;

    @Column(name = "created_by")
    private String by;

    @Column(name = "created_at")
    private long created;

    protected EvaluationEntity() {}

    EvaluationEntity(EvaluationRow row) {
        id = row.id();
        metric = row.metric();
        model = row.model();
        request = row.request();
        operation = row.operation();
        by = row.by();
        created = row.created().toEpochMilli();
        change(row);
    }

    final void change(EvaluationRow row) {
        state = row.state();
        score = row.score().orElse(null);
        tally = row.tally().orElse(null);
        why = row.why().length() > 2000 ? row.why().substring(0, 2000) : row.why();
        marks = row.marks();
        operation = row.operation();
    }

    EvaluationRow row() {
        return new EvaluationRow(
                id,
                metric,
                model,
                request,
                state,
                operation,
                Optional.ofNullable(score),
                Optional.ofNullable(tally),
                why,
                marks,
                by,
                Instant.ofEpochMilli(created));
    }
}
