package io.vedette.store.jpa.internal.operation;

import com.fasterxml.jackson.core.type.TypeReference;
import io.vedette.service.operation.Operation;
import io.vedette.store.jpa.internal.db.Json;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;

/** An operation's row. */
@Entity
@Table(name = "operation")
public class OperationEntity {

    private static final TypeReference<Map<String, String>> RESULT = new TypeReference<>() {};

    @Id private String id;
    private String kind;
    private String subject;

    @Column(name = "started_by")
    private String by;

    private String state;
    private double progress;
    private String message;

    @Lob
    @Column(name = "outcome")
    private String result;

    @Column(name = "created_at")
    private long created;

    @Column(name = "finished_at")
    private Long finished;

    protected OperationEntity() {}

    OperationEntity(Operation operation) {
        id = operation.id();
        kind = operation.kind();
        subject = Json.cut(operation.subject(), 300);
        by = operation.by();
        created = operation.created().toEpochMilli();
        change(operation);
    }

    final void change(Operation operation) {
        state = operation.state().name();
        progress = operation.progress();
        message = Json.cut(operation.message(), 2000);
        result = Json.write(operation.result());
        finished = operation.finished().map(Instant::toEpochMilli).orElse(null);
    }

    Operation row() {
        return new Operation(
                id,
                kind,
                subject,
                by,
                Operation.State.valueOf(state),
                progress,
                message,
                Json.read(result, RESULT),
                Instant.ofEpochMilli(created),
                Optional.ofNullable(finished).map(Instant::ofEpochMilli));
    }
}
