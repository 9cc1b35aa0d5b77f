package io.vedette.store.jpa.internal.dataset;

import io.vedette.service.dataset.Annotation;
import io.vedette.service.dataset.Dataset;
import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** A dataset's row. */
@Entity
@Table(name = "dataset")
public class DatasetEntity {
    @Id private String id;
    private String name;
    private String description;

    @Column(name = "label_set")
    private String labelSet;

    private String kind;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "created_at")
    private long createdAt;

    protected DatasetEntity() {}

    DatasetEntity(Dataset row) {
        id = row.id();
        name = row.name();
        description = row.description();
        labelSet = row.labelSet();
        kind = row.kind().id();
        createdBy = row.createdBy();
        createdAt = row.createdAt().toEpochMilli();
    }

    String id() {
        return id;
    }

    String labelSet() {
        return labelSet;
    }

    Dataset row(long samples, int versions) {
        return new Dataset(
                id,
                name,
                description,
                labelSet,
                Annotation.Kind.of(kind),
                samples,
                versions,
                createdBy,
                Instant.ofEpochMilli(createdAt));
    }
}
