package io.vedette.core.dataset.internal;

import io.vedette.service.dataset.CutSpec;
import io.vedette.service.dataset.Split;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Moves groups so that validation and training have of every class, as far as there are groups
 * enough: nothing can be said of a class that validation lacks. With many groups nothing is left to
 * do for it.
 */
final class ClassFill {
    private final Map<String, Split> splits;
    private final Map<String, Integer> sizes;
    private final Map<String, Set<String>> labels;

    /**
     * @param splits of the groups; changed by {@link #fill}
     * @param sizes of the groups
     * @param labels what each group has of
     */
    ClassFill(
            Map<String, Split> splits,
            Map<String, Integer> sizes,
            Map<String, Set<String>> labels) {
        this.splits = splits;
        this.sizes = sizes;
        this.labels = labels;
    }

    /** Moves the smallest new group that has the class and whose side lacks nothing without it. */
    void fill(List<String> fresh, CutSpec spec) {
        if (spec.train() == 0 || spec.validation() == 0) {
            return;
        }
        Set<String> classes = new TreeSet<>();
        labels.values().forEach(classes::addAll);
        for (Split to : List.of(Split.VALIDATION, Split.TRAIN)) {
            Split from = to == Split.VALIDATION ? Split.TRAIN : Split.VALIDATION;
            for (String label : classes) {
                if (!has(to, label, "")) {
                    fresh.stream()
                            .filter(group -> splits.get(group) == from)
                            .filter(group -> labels.get(group).contains(label))
                            .filter(group -> canBeSpared(group, from))
                            .min(
                                    Comparator.comparing((String group) -> sizes.get(group))
                                            .thenComparing(group -> group))
                            .ifPresent(group -> splits.put(group, to));
                }
            }
        }
    }

    private boolean canBeSpared(String group, Split from) {
        return labels.get(group).stream().allMatch(label -> has(from, label, group));
    }

    private boolean has(Split split, String label, String without) {
        return labels.entrySet().stream()
                .anyMatch(
                        e ->
                                !e.getKey().equals(without)
                                        && splits.get(e.getKey()) == split
                                        && e.getValue().contains(label));
    }
}
