package io.vedette.store.jpa.internal.labeling;

import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** A word labeling keeps, such as a polling cursor. */
@Entity
@Table(name = "label_note")
public class LabelNoteEntity {

    @Id private String name;
    private String said;

    protected LabelNoteEntity() {}

    LabelNoteEntity(String name, String said) {
        this.name = name;
        this.said = said;
    }

    void say(String text) {
        said = text;
    }

    String said() {
        return said;
    }
}
