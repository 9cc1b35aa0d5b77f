package io.vedette.store.jpa.internal.training;

import io.vedette.service.training.Sweep;
import io.vedette.service.training.TrainingState;
import java.time.Instant;
import java.util.Optional;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;

/** A sweep's row. */
@Entity
@Table(name = "sweep")
public class SweepEntity {
    @Id private String id;
    private String model;

    @Column(name = "dataset_version")
    private String datasetVersion;

    @Lob private String request;

    @Column(name = "status")
    private String state;

    private String best;

    @Column(name = "model_version")
    private String modelVersion;

    private String why;

    @Column(name = "created_by")
    private String by;

    @Column(name = "created_at")
    private long created;

    @Column(name = "ended_at")
    private Long ended;

    protected SweepEntity() {}

    SweepEntity(Sweep sweep) {
        id = sweep.id();
        model = sweep.request().model();
        datasetVersion = sweep.request().datasetVersion();
        request = TrainingDocuments.write(sweep.request());
        state = sweep.state().id();
        best = sweep.best().orElse(null);
        modelVersion = sweep.model().orElse(null);
        why = sweep.why();
        by = sweep.by();
        created = sweep.created().toEpochMilli();
        ended = sweep.finished().map(Instant::toEpochMilli).orElse(null);
    }

    String id() {
        return id;
    }

    Sweep sweep(int endedTrials) {
        return new Sweep(
                id,
                TrainingDocuments.request(request),
                TrainingState.valueOf(state.toUpperCase(java.util.Locale.ROOT)),
                endedTrials,
                Optional.ofNullable(best),
                Optional.ofNullable(modelVersion),
                why,
                by,
                Instant.ofEpochMilli(created),
                Optional.ofNullable(ended).map(Instant::ofEpochMilli));
    }
}
