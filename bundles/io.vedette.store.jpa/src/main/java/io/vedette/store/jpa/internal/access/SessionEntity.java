package io.vedette.store.jpa.internal.access;

import io.vedette.service.security.Caller;
import io.vedette.service.store.access.SessionRow;
import java.time.Instant;
import java.util.Optional;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** A browser session's row. */
@Entity
@Table(name = "access_session")
public class SessionEntity {

    @Id
    @Column(name = "id_hash")
    private String idHash;

    @Column(name = "csrf_hash")
    private String csrfHash;

    private String caller;
    private String roles;
    private String vendor;

    @Column(name = "token_id")
    private String tokenId;

    @Column(name = "created_at")
    private long created;

    @Column(name = "expires_at")
    private long expires;

    protected SessionEntity() {}

    SessionEntity(SessionRow row) {
        idHash = row.idHash();
        csrfHash = row.csrfHash();
        caller = row.caller().name();
        roles = Roles.join(row.caller().roles());
        vendor = row.caller().vendor().orElse(null);
        tokenId = row.tokenId().orElse(null);
        created = row.created().toEpochMilli();
        expires = row.expires().toEpochMilli();
    }

    SessionRow row() {
        return new SessionRow(
                idHash,
                csrfHash,
                new Caller(caller, Roles.split(roles), Optional.ofNullable(vendor)),
                Optional.ofNullable(tokenId),
                Instant.ofEpochMilli(created),
                Instant.ofEpochMilli(expires));
    }
}
