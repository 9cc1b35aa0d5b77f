package io.vedette.store.jpa.internal.access;

import io.vedette.service.store.access.UserRow;
import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** A person's row. */
@Entity
@Table(name = "access_user")
public class UserEntity {

    @Id private String name;

    @Column(name = "display_name")
    private String displayName;

    @Column(name = "password_hash")
    private String passwordHash;

    private String roles;
    private boolean enabled;

    @Column(name = "created_at")
    private long created;

    @Version private long revision;

    protected UserEntity() {}

    UserEntity(UserRow row) {
        name = row.name();
        created = row.created().toEpochMilli();
        change(row);
    }

    final void change(UserRow row) {
        displayName = row.displayName();
        passwordHash = row.passwordHash();
        roles = Roles.join(row.roles());
        enabled = row.enabled();
    }

    long revision() {
        return revision;
    }

    UserRow row() {
        return new UserRow(
                name,
                displayName,
                passwordHash,
                Roles.split(roles),
                enabled,
                Instant.ofEpochMilli(created),
                revision);
    }
}
