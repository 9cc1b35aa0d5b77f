package io.vedette.store.jpa.internal.access;

import io.vedette.service.security.AuditRecord;
import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** A row of the audit. */
@Entity
@Table(name = "access_audit")
public class AuditEntity {

    @Id private String id;

    @Column(name = "made_at")
    private long made;

    private String caller;
    private String action;
    private String target;
    private String outcome;

    protected AuditEntity() {}

    AuditEntity(AuditRecord row) {
        id = row.id();
        made = row.when().toEpochMilli();
        caller = row.caller();
        action = row.action();
        target = row.target();
        outcome = row.outcome();
    }

    AuditRecord row() {
        return new AuditRecord(id, Instant.ofEpochMilli(made), caller, action, target, outcome);
    }
}
