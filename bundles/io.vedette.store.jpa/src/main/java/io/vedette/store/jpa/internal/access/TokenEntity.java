package io.vedette.store.jpa.internal.access;

import io.vedette.service.store.access.TokenRow;
import java.time.Instant;
import java.util.Optional;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** A bearer token's row. */
@Entity
@Table(name = "access_token")
public class TokenEntity {

    @Id private String id;
    private String name;

    @Column(name = "secret_hash")
    private String secretHash;

    private String roles;
    private String vendor;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "created_at")
    private long created;

    @Column(name = "expires_at")
    private Long expires;

    protected TokenEntity() {}

    TokenEntity(TokenRow row) {
        id = row.id();
        name = row.name();
        secretHash = row.secretHash();
        roles = Roles.join(row.roles());
        vendor = row.vendor().orElse(null);
        createdBy = row.createdBy();
        created = row.created().toEpochMilli();
        expires = row.expires().map(Instant::toEpochMilli).orElse(null);
    }

    TokenRow row() {
        return new TokenRow(
                id,
                name,
                secretHash,
                Roles.split(roles),
                Optional.ofNullable(vendor),
                createdBy,
                Instant.ofEpochMilli(created),
                Optional.ofNullable(expires).map(Instant::ofEpochMilli));
    }
}
