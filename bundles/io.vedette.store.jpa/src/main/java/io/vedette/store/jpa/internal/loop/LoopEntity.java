package io.vedette.store.jpa.internal.loop;

import io.vedette.service.store.loop.LoopStore.LoopRow;
import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;

/** A loop's row. */
@Entity
@Table(name = "loop_run")
public class LoopEntity {
    @Id private String id;

    @Column(name = "status")
    private String state;

    private String operation;
    @Lob private String request;
    @Lob private String progress;
    private String message;
    @Lob private String report;

    @Column(name = "created_by")
    private String by;

    @Column(name = "created_at")
    private long created;

    protected LoopEntity() {}

    LoopEntity(LoopRow row) {
        id = row.id();
        request = row.request();
        by = row.by();
        created = row.created().toEpochMilli();
        change(row);
    }

    final void change(LoopRow row) {
        state = row.state();
        operation = row.operation();
        progress = row.progress();
        message = row.message().length() > 2000 ? row.message().substring(0, 2000) : row.message();
        report = row.report();
    }

    LoopRow row() {
        return new LoopRow(
                id,
                state,
                operation,
                request,
                progress,
                message,
                report,
                by,
                Instant.ofEpochMilli(created));
    }
}
