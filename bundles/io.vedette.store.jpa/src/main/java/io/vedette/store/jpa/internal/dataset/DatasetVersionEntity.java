package io.vedette.store.jpa.internal.dataset;

import io.vedette.service.dataset.CutSpec;
import io.vedette.service.dataset.DatasetVersion;
import io.vedette.service.dataset.LabelSet;
import io.vedette.service.dataset.Split;
import io.vedette.store.jpa.internal.collect.Json;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;

/** A dataset version's row; written once. */
@Entity
@Table(name = "dataset_version")
public class DatasetVersionEntity {
    @Id private String id;

    @Column(name = "dataset_id", updatable = false)
    private String dataset;

    @Column(updatable = false)
    private int number;

    @Column(name = "parent_id", updatable = false)
    private String parent;

    @Column(name = "label_set", updatable = false)
    private String labelSet;

    @Column(name = "label_set_version", updatable = false)
    private int labelSetVersion;

    @Column(updatable = false)
    private String manifest;

    @Lob
    @Column(updatable = false)
    private String spec;

    @Lob
    @Column(updatable = false)
    private String counts;

    @Column(name = "created_by", updatable = false)
    private String createdBy;

    @Column(name = "created_at", updatable = false)
    private long createdAt;

    protected DatasetVersionEntity() {}

    DatasetVersionEntity(DatasetVersion row) {
        id = row.id();
        dataset = row.dataset();
        number = row.number();
        parent = row.parent().orElse(null);
        labelSet = row.labelSet().name();
        labelSetVersion = row.labelSet().version();
        manifest = row.manifest();
        spec = Json.write(row.spec());
        counts = Json.write(new Counts(row.sizes(), row.classes(), row.leftOut(), row.gaps()));
        createdBy = row.createdBy();
        createdAt = row.createdAt().toEpochMilli();
    }

    String id() {
        return id;
    }

    String dataset() {
        return dataset;
    }

    int number() {
        return number;
    }

    LabelSetId labelSetId() {
        return new LabelSetId(labelSet, labelSetVersion);
    }

    DatasetVersion row(LabelSet labels) {
        Counts read = Json.read(counts, Counts.class);
        return new DatasetVersion(
                id,
                dataset,
                number,
                Optional.ofNullable(parent),
                labels,
                manifest,
                Json.read(spec, CutSpec.class),
                read.sizes(),
                read.classes(),
                read.leftOut(),
                read.gaps(),
                createdBy,
                Instant.ofEpochMilli(createdAt));
    }

    record Counts(
            Map<Split, Integer> sizes,
            Map<String, Integer> classes,
            Map<String, Integer> leftOut,
            Map<Split, String> gaps) {
        /** Rows of older servers have no gaps. */
        Counts {
            gaps = gaps == null ? Map.of() : gaps;
        }
    }
}
