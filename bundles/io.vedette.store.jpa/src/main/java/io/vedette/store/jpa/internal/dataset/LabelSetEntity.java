package io.vedette.store.jpa.internal.dataset;

import com.fasterxml.jackson.core.type.TypeReference;
import io.vedette.service.dataset.Annotation;
import io.vedette.service.dataset.LabelSet;
import io.vedette.store.jpa.internal.collect.Json;
import java.util.List;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.IdClass;
import javax.persistence.Lob;
import javax.persistence.Table;

/** A label set's version. */
@Entity
@IdClass(LabelSetId.class)
@Table(name = "label_set")
public class LabelSetEntity {
    @Id private String name;
    @Id private int version;
    private String kind;
    @Lob private String classes;

    protected LabelSetEntity() {}

    LabelSetEntity(LabelSet row) {
        name = row.name();
        version = row.version();
        kind = row.kind().id();
        classes = Json.write(row.classes());
    }

    LabelSet row() {
        return new LabelSet(
                name,
                version,
                Annotation.Kind.of(kind),
                Json.read(classes, new TypeReference<List<String>>() {}));
    }
}
