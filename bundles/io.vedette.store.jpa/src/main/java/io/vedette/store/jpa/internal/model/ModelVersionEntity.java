package io.vedette.store.jpa.internal.model;

import io.vedette.service.model.ModelVersion;
import java.time.Instant;
import java.util.Optional;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;

/** A registered version's row. */
@Entity
@Table(name = "model_version")
public class ModelVersionEntity {
    @Id private String id;
    private String name;
    private int number;
    private String engine;
    private String layout;
    @Lob private String classes;
    private String sha256;
    private long bytes;
    @Lob private String files;
    private String origin;
    private String trial;

    @Column(name = "dataset_version")
    private String datasetVersion;

    @Lob private String facts;
    @Lob private String card;

    @Column(name = "created_by")
    private String by;

    @Column(name = "created_at")
    private long created;

    private long revision;

    protected ModelVersionEntity() {}

    ModelVersionEntity(ModelVersion version) {
        id = version.id();
        name = version.name();
        number = Integer.parseInt(version.version());
        engine = version.engine();
        layout = version.layout();
        classes = Documents.write(version.classes());
        sha256 = version.sha256();
        bytes = version.bytes();
        files = Documents.write(version.files());
        origin = version.provenance().origin();
        trial = version.provenance().trial().orElse(null);
        datasetVersion = version.provenance().datasetVersion().orElse(null);
        facts = Documents.write(version.provenance().facts());
        card = version.card();
        by = version.createdBy();
        created = version.created().toEpochMilli();
        revision = version.revision();
    }

    String id() {
        return id;
    }

    JpaModelStore.Place place() {
        return new JpaModelStore.Place(created, number, name);
    }

    String files() {
        return files;
    }

    ModelVersion version() {
        return new ModelVersion(
                id,
                name,
                String.valueOf(number),
                engine,
                layout,
                Documents.list(classes),
                sha256,
                bytes,
                Documents.texts(files),
                new ModelVersion.Provenance(
                        origin,
                        Optional.ofNullable(trial),
                        Optional.ofNullable(datasetVersion),
                        Documents.texts(facts)),
                card == null ? "" : card,
                Instant.ofEpochMilli(created),
                by,
                revision);
    }
}
