package io.vedette.store.jpa.internal.collect;

import io.vedette.service.collect.Selection;
import io.vedette.service.collect.SelectionRequest;
import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;

/** A selection's row. */
@Entity
@Table(name = "selection")
public class SelectionEntity {
    @Id private String id;
    private String state;
    @Lob private String request;
    private String operation;
    private int chosen;
    private String said;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "created_at")
    private long createdAt;

    protected SelectionEntity() {}

    SelectionEntity(Selection row) {
        id = row.id();
        request = Json.write(row.request());
        createdBy = row.createdBy();
        createdAt = row.createdAt().toEpochMilli();
        update(row);
    }

    final void update(Selection row) {
        state = row.state().name();
        operation = row.operation();
        chosen = row.chosen();
        said = row.said().length() > 2000 ? row.said().substring(0, 2000) : row.said();
    }

    String id() {
        return id;
    }

    long createdAt() {
        return createdAt;
    }

    Selection row() {
        return new Selection(
                id,
                Selection.State.valueOf(state),
                Json.read(request, SelectionRequest.class),
                operation,
                chosen,
                said,
                createdBy,
                Instant.ofEpochMilli(createdAt));
    }
}
