package io.vedette.store.jpa.internal.dataset;

import java.io.Serializable;
import java.util.Objects;

/** Key of a label set's version. */
public class LabelSetId implements Serializable {
    private static final long serialVersionUID = 1L;
    private String name;
    private int version;

    /** For the persistence provider. */
    public LabelSetId() {}

    LabelSetId(String name, int version) {
        this.name = name;
        this.version = version;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LabelSetId
                && ((LabelSetId) other).version == version
                && Objects.equals(((LabelSetId) other).name, name);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, version);
    }
}
