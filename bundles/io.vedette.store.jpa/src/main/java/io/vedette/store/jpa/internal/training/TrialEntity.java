package io.vedette.store.jpa.internal.training;

import io.vedette.service.training.TrainingState;
import io.vedette.service.training.Trial;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;

/** A trial's row. Changed by single conditional updates, never as an object. */
@Entity
@Table(name = "trial")
public class TrialEntity {
    @Id private String id;
    private String sweep;
    private int number;
    @Lob private String params;
    private long seed;

    @Column(name = "status")
    private String state;

    private int step;
    private int steps;

    @Column(name = "told")
    @Lob
    private String values;

    @Lob private String scores;
    private int attempts;
    private int stopping;
    private String why;
    private String worker;

    @Column(name = "lease_until")
    private Long lease;

    @Column(name = "started_at")
    private Long started;

    @Column(name = "ended_at")
    private Long ended;

    protected TrialEntity() {}

    TrialEntity(Trial trial) {
        id = trial.id();
        sweep = trial.sweep();
        number = trial.number();
        params = TrainingDocuments.write(trial.params());
        seed = trial.seed();
        state = trial.state().id();
        step = trial.step();
        steps = trial.steps();
        values = TrainingDocuments.write(trial.values());
        scores = TrainingDocuments.write(trial.scores());
        attempts = trial.attempts();
        why = trial.why();
    }

    String id() {
        return id;
    }

    boolean stopping() {
        return stopping != 0;
    }

    Trial trial() {
        return new Trial(
                id,
                sweep,
                number,
                TrainingDocuments.texts(params),
                seed,
                TrainingState.valueOf(state.toUpperCase(Locale.ROOT)),
                step,
                steps,
                TrainingDocuments.numbers(values),
                TrainingDocuments.numbers(scores),
                attempts,
                why,
                Optional.ofNullable(started).map(Instant::ofEpochMilli),
                Optional.ofNullable(ended).map(Instant::ofEpochMilli));
    }
}
