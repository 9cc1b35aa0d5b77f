package io.vedette.core.dataset.internal;

import io.vedette.service.dataset.Annotation;
import io.vedette.service.dataset.LabelSet;
import io.vedette.service.problem.ConflictException;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.store.dataset.DatasetStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Label sets, each a row of versions. */
final class LabelSets {
    private final DatasetStore store;

    LabelSets(DatasetStore store) {
        this.store = store;
    }

    /** Adds a version, unless the newest has these classes. */
    LabelSet add(String name, Annotation.Kind kind, List<String> classes) {
        List<LabelSet> versions = store.labelSets(name);
        if (!versions.isEmpty()) {
            LabelSet newest = versions.get(versions.size() - 1);
            if (newest.kind() != kind) {
                throw new ConflictException(
                        "label set " + name + " is of the kind " + newest.kind().id());
            }
            if (newest.classes().equals(classes)) {
                return newest;
            }
        }
        LabelSet added;
        try {
            added = new LabelSet(name, versions.size() + 1, kind, classes);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(e.getMessage());
        }
        store.addLabelSet(added);
        return added;
    }

    /** The newest version of each, by name. */
    List<LabelSet> newest() {
        Map<String, LabelSet> newest = new TreeMap<>();
        store.labelSets().forEach(l -> newest.put(l.name(), l));
        return List.copyOf(newest.values());
    }

    /** A version, the newest where none is named. */
    Optional<LabelSet> find(String name, Optional<Integer> version) {
        List<LabelSet> versions = store.labelSets(name);
        return version.map(v -> versions.stream().filter(l -> l.version() == v).findFirst())
                .orElseGet(
                        () ->
                                versions.isEmpty()
                                        ? Optional.empty()
                                        : Optional.of(versions.get(versions.size() - 1)));
    }
}
