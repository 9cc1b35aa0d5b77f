package io.vedette.store.jpa.internal.dataset;

import com.fasterxml.jackson.core.type.TypeReference;
import io.vedette.service.dataset.Annotation;
import io.vedette.spi.format.Row;
import io.vedette.store.jpa.internal.collect.Json;
import java.time.Instant;
import java.util.List;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;

/** An annotation revision's row; written once. */
@Entity
@Table(name = "annotation")
public class AnnotationEntity {
    @Id private String id;

    @Column(name = "source_key", updatable = false)
    private String key;

    @Column(name = "sample_id", updatable = false)
    private String sample;

    @Column(name = "label_set", updatable = false)
    private String labelSet;

    @Column(updatable = false)
    private int revision;

    @Column(updatable = false)
    private String kind;

    @Column(updatable = false)
    private String label;

    @Lob
    @Column(updatable = false)
    private String objects;

    @Column(updatable = false)
    private double confidence;

    @Column(name = "made_by", updatable = false)
    private String madeBy;

    @Column(name = "batch_id", updatable = false)
    private String batch;

    @Column(name = "item_id", updatable = false)
    private String item;

    @Column(name = "created_at", updatable = false)
    private long createdAt;

    protected AnnotationEntity() {}

    AnnotationEntity(String key, Annotation row) {
        this.key = key;
        id = row.id();
        sample = row.sample();
        labelSet = row.labelSet();
        revision = row.revision();
        kind = row.kind().id();
        label = row.label();
        objects = Json.write(row.objects());
        confidence = row.confidence();
        madeBy = row.source().by();
        batch = row.source().batch();
        item = row.source().item();
        createdAt = row.createdAt().toEpochMilli();
    }

    String key() {
        return key;
    }

    String sample() {
        return sample;
    }

    int revision() {
        return revision;
    }

    Annotation row() {
        return new Annotation(
                id,
                sample,
                labelSet,
                revision,
                Annotation.Kind.of(kind),
                label,
                Json.read(objects, new TypeReference<List<Row.LabeledObject>>() {}),
                confidence,
                new Annotation.Source(madeBy, batch, item),
                Instant.ofEpochMilli(createdAt));
    }
}
