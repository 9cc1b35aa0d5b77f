package io.vedette.store.jpa.internal.notify;

import com.fasterxml.jackson.core.type.TypeReference;
import io.vedette.service.store.notify.NoticeRow;
import io.vedette.spi.notify.AlertNotice;
import io.vedette.store.jpa.internal.db.Json;
import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import javax.persistence.Version;

/** A notice on its way. */
@Entity
@Table(name = "notice")
public class NoticeEntity {

    private static final TypeReference<AlertNotice> NOTICE = new TypeReference<>() {};

    @Id private String id;
    private String destination;
    @Lob private String content;
    private String state;
    private int attempts;

    @Column(name = "next_at")
    private long next;

    private String why;
    @Version private long revision;

    protected NoticeEntity() {}

    NoticeEntity(NoticeRow row) {
        id = row.id();
        destination = row.destination();
        content = Json.write(row.notice());
        change(row);
    }

    final void change(NoticeRow row) {
        state = row.state().name();
        attempts = row.attempts();
        next = row.next().toEpochMilli();
        why = Json.cut(row.why(), 1000);
    }

    NoticeRow row() {
        return new NoticeRow(
                id,
                destination,
                Json.read(content, NOTICE),
                NoticeRow.State.valueOf(state),
                attempts,
                Instant.ofEpochMilli(next),
                why);
    }
}
