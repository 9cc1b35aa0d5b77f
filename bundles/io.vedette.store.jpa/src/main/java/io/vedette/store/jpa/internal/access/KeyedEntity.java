package io.vedette.store.jpa.internal.access;

import com.fasterxml.jackson.core.type.TypeReference;
import io.vedette.service.http.Idempotency;
import io.vedette.service.store.access.KeyedRow;
import io.vedette.store.jpa.internal.db.Json;
import java.time.Instant;
import java.util.Map;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;

/** The row of a write with an idempotency key. */
@Entity
@Table(name = "access_keyed")
public class KeyedEntity {

    @Id private String id;

    @Column(name = "scope_hash")
    private String scope;

    private String fingerprint;

    @Column(name = "owner_run")
    private String owner;

    private String state;
    private int status;
    @Lob private String headers;
    @Lob private byte[] body;
    private boolean complete;

    @Column(name = "created_at")
    private long created;

    @Column(name = "expires_at")
    private long expires;

    protected KeyedEntity() {}

    KeyedEntity(KeyedRow row) {
        id = row.id();
        scope = row.scope();
        fingerprint = row.fingerprint();
        owner = row.owner();
        state = row.state().name();
        status = row.status();
        headers = Json.write(row.headers());
        body = row.body();
        complete = row.complete();
        created = row.created().toEpochMilli();
        expires = row.expires().toEpochMilli();
    }

    boolean expired(Instant now) {
        return expires <= now.toEpochMilli();
    }

    void done(Idempotency.Answer answer) {
        state = KeyedRow.State.DONE.name();
        status = answer.status();
        headers = Json.write(answer.headers());
        body = answer.body();
        complete = answer.complete();
    }

    void doubtful() {
        state = KeyedRow.State.DOUBTFUL.name();
    }

    KeyedRow row() {
        return new KeyedRow(
                id,
                scope,
                fingerprint,
                owner,
                KeyedRow.State.valueOf(state),
                status,
                Json.read(headers, new TypeReference<Map<String, String>>() {}),
                body == null ? new byte[0] : body,
                complete,
                Instant.ofEpochMilli(created),
                Instant.ofEpochMilli(expires));
    }
}
