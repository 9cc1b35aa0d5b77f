package io.vedette.core.dataset.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.service.dataset.CutSpec;
import io.vedette.service.dataset.Split;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ClassFillTest {
    private static final String PERSON = "person";
    private static final String PLANT = "nothing";
    private final Map<String, Split> splits = new TreeMap<>();
    private final Map<String, Integer> sizes = new TreeMap<>();
    private final Map<String, Set<String>> labels = new TreeMap<>();

    private void group(String name, Split split, int size, String... has) {
        splits.put(name, split);
        sizes.put(name, size);
        labels.put(name, Set.of(has));
    }

    private void fill(String... fresh) {
        new ClassFill(splits, sizes, labels).fill(List.of(fresh), CutSpec.of(1));
    }

    @Test
    void validationGetsTheSmallestNewGroupWithWhatItLacks() {
        group("a", Split.TRAIN, 9, PERSON, PLANT);
        group("b", Split.TRAIN, 5, PERSON);
        group("c", Split.TRAIN, 7, PERSON);
        group("d", Split.VALIDATION, 4, PLANT);
        group("old", Split.TRAIN, 1, PERSON);
        fill("a", "b", "c", "d");
        assertThat(splits)
                .containsEntry("b", Split.VALIDATION)
                .containsEntry("d", Split.VALIDATION)
                .containsEntry("a", Split.TRAIN)
                .containsEntry("c", Split.TRAIN)
                .containsEntry("old", Split.TRAIN);
    }

    @Test
    void trainingGetsWhatItLacksToo() {
        group("a", Split.VALIDATION, 3, PERSON);
        group("b", Split.VALIDATION, 4, PERSON, PLANT);
        group("c", Split.TRAIN, 5, PLANT);
        fill("a", "b", "c");
        assertThat(splits).containsEntry("a", Split.TRAIN).containsEntry("b", Split.VALIDATION);
    }

    @Test
    void theOnlyGroupOfAClassStaysInTraining() {
        group("a", Split.TRAIN, 3, PERSON);
        group("b", Split.TRAIN, 3, PLANT);
        group("c", Split.VALIDATION, 3, PLANT);
        fill("a", "b", "c");
        assertThat(splits).containsEntry("a", Split.TRAIN);
    }

    @Test
    void theTestIsNotTouched() {
        group("a", Split.TRAIN, 3, PLANT);
        group("b", Split.VALIDATION, 3, PLANT);
        group("t", Split.TEST, 3, PERSON);
        group("u", Split.TEST, 3, PERSON);
        fill("a", "b", "t", "u");
        assertThat(splits).containsEntry("t", Split.TEST).containsEntry("u", Split.TEST);
    }
}
