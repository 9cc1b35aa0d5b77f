package io.vedette.service.dataset;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * The classes that may be given, in the order of a model's output. Never changed: another list is
 * another version.
 *
 * @param name of the label set, e.g. {@code yard}
 * @param version from 1
 * @param kind what is labeled with it
 * @param classes names, each once
 */
public record LabelSet(String name, int version, Annotation.Kind kind, List<String> classes) {
    /** Copies the classes and refuses a name twice. */
    public LabelSet {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        classes = List.copyOf(classes);
        if (classes.isEmpty() || new HashSet<>(classes).size() != classes.size()) {
            throw new IllegalArgumentException(
                    "label set " + name + " needs classes, each once: " + classes);
        }
    }
}
