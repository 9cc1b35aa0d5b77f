package io.vedette.core.dataset.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.service.collect.Origin;
import io.vedette.service.collect.Sample;
import io.vedette.service.dataset.Annotation;
import io.vedette.service.dataset.CutSpec;
import io.vedette.service.dataset.Dataset;
import io.vedette.service.dataset.DatasetVersion;
import io.vedette.service.dataset.NewAnnotation;
import io.vedette.service.dataset.Split;
import io.vedette.service.dataset.VersionItem;
import io.vedette.service.problem.ConflictException;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.spi.training.TrainingData;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatasetServiceTest {
    private final House house = new House();
    private Dataset dataset;

    @BeforeEach
    void begin() {
        house.datasets.labelSet(
                "yard", Annotation.Kind.CLASS, List.of("person", "animal", "nothing"));
        dataset = house.datasets.create("yard-crops", "", "yard", "ann");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private Sample labeled(String camera, String day, int i, Origin origin, boolean reserved) {
        Sample sample = house.sample(camera, day, "k" + i, origin, reserved);
        house.label(dataset.id(), sample, i % 2 == 0 ? "person" : "nothing", camera + day + i);
        return sample;
    }

    private void fill(int cameras, int days, int each) {
        for (int c = 0; c < cameras; c++) {
            for (int d = 0; d < days; d++) {
                for (int i = 0; i < each; i++) {
                    labeled("c" + c, "d" + d, i, Origin.ALERT, false);
                }
            }
        }
    }

    private List<VersionItem> items(DatasetVersion version) {
        List<VersionItem> all = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            var page = house.datasets.items(version.id(), Optional.empty(), cursor, 7);
            all.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor.isPresent());
        return all;
    }

    private Map<String, Split> splits(DatasetVersion version) {
        return items(version).stream()
                .collect(Collectors.toMap(i -> i.sample().id(), VersionItem::split));
    }

    @Test
    void noRecordingStraddlesASplitAndTheSharesAreMet() {
        fill(4, 5, 6);
        DatasetVersion version = house.datasets.cut(dataset.id(), CutSpec.of(7), "ann");
        assertThat(version.sizes())
                .containsEntry(Split.TRAIN, 96)
                .containsEntry(Split.VALIDATION, 24)
                .containsEntry(Split.TEST, 0);
        Map<String, Set<Split>> sides = new HashMap<>();
        for (VersionItem item : items(version)) {
            sides.computeIfAbsent(item.sample().place().leakGroup(), g -> new HashSet<>())
                    .add(item.split());
        }
        assertThat(sides).hasSize(20);
        assertThat(sides.values()).allMatch(s -> s.size() == 1);
    }

    @Test
    void twoGroupsAreEnoughForTrainingAndValidation() {
        fill(2, 1, 3);
        DatasetVersion version = house.datasets.cut(dataset.id(), CutSpec.of(7), "ann");
        assertThat(version.sizes())
                .containsEntry(Split.TRAIN, 3)
                .containsEntry(Split.VALIDATION, 3);
    }

    @Test
    void anEmptySideSaysWhyAndWhatToDo() {
        fill(1, 1, 3);
        labeled("c8", "kept", 1, Origin.RANDOM, true);
        labeled("c9", "kept", 1, Origin.ALERT, true);
        DatasetVersion version = house.datasets.cut(dataset.id(), CutSpec.of(7), "ann");
        assertThat(version.sizes())
                .containsEntry(Split.TRAIN, 3)
                .containsEntry(Split.VALIDATION, 0)
                .containsEntry(Split.TEST, 1);
        assertThat(version.gaps())
                .containsOnly(
                        Map.entry(
                                Split.VALIDATION,
                                "validation is empty: 3 recordings are labeled, 2 of them kept"
                                        + " for evaluation; 1 remains. A recording is wholly in one"
                                        + " split, so train and validation need at least 2. Label"
                                        + " samples of more recordings."));
        assertThat(house.datasets.version(version.id())).contains(version);
        labeled("c1", "d1", 1, Origin.ALERT, false);
        assertThat(house.datasets.cut(dataset.id(), CutSpec.of(7), "ann").gaps()).isEmpty();
    }

    @Test
    void anEmptySideSaysThatNearDuplicatesJoinedItsRecordings() {
        for (int c = 0; c < 3; c++) {
            Sample sample = house.sample("c" + c, "d", "twin", Origin.ALERT, false, 1000);
            house.label(dataset.id(), sample, "person", "twin" + c);
        }
        assertThat(house.datasets.cut(dataset.id(), CutSpec.of(7), "ann").gaps())
                .hasEntrySatisfying(
                        Split.VALIDATION,
                        why ->
                                assertThat(why)
                                        .contains("3 remain, joined by near duplicates into 1.")
                                        .contains("keep one of near duplicates"));
        // What was placed stays, whatever the next one is told.
        assertThat(house.datasets.cut(dataset.id(), CutSpec.of(8), "ann").gaps())
                .hasEntrySatisfying(
                        Split.VALIDATION,
                        why ->
                                assertThat(why)
                                        .contains("1 of which the version before has placed"));
    }

    @Test
    void aDatasetWhoseRecordingsAreAllKeptForEvaluationSaysSo() {
        labeled("c8", "kept", 1, Origin.ALERT, true);
        assertThatThrownBy(() -> house.datasets.cut(dataset.id(), CutSpec.of(7), "ann"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("1 recording is labeled, 1 of them kept for evaluation");
    }

    @Test
    void theSameSeedGivesTheSameSplitAndAnotherAnother() {
        fill(3, 8, 1);
        DatasetVersion a = house.datasets.cut(dataset.id(), CutSpec.of(7), "ann");
        try (House other = new House()) {
            other.datasets.labelSet(
                    "yard", Annotation.Kind.CLASS, List.of("person", "animal", "nothing"));
            Dataset twin = other.datasets.create("twin", "", "yard", "bob");
            for (int c = 0; c < 3; c++) {
                for (int d = 0; d < 8; d++) {
                    Sample sample = other.sample("c" + c, "d" + d, "k0", Origin.ALERT, false);
                    other.label(twin.id(), sample, "person", "x" + c + d);
                }
            }
            DatasetVersion b = other.datasets.cut(twin.id(), CutSpec.of(7), "bob");
            assertThat(b.manifest()).isEqualTo(a.manifest());
            DatasetVersion c = other.datasets.cut(twin.id(), CutSpec.of(7), "bob");
            assertThat(c.manifest()).isEqualTo(a.manifest());
            assertThat(c.number()).isEqualTo(2);
        }
        try (House third = new House()) {
            third.datasets.labelSet(
                    "yard", Annotation.Kind.CLASS, List.of("person", "animal", "nothing"));
            Dataset twin = third.datasets.create("twin", "", "yard", "bob");
            for (int c = 0; c < 3; c++) {
                for (int d = 0; d < 8; d++) {
                    Sample sample = third.sample("c" + c, "d" + d, "k0", Origin.ALERT, false);
                    third.label(twin.id(), sample, "person", "x" + c + d);
                }
            }
            assertThat(third.datasets.cut(twin.id(), CutSpec.of(8), "bob").manifest())
                    .isNotEqualTo(a.manifest());
        }
    }

    @Test
    void theEvaluationPoolIsTheTestAndNothingElseOfItsRecordingsIsUsed() {
        fill(2, 3, 4);
        Sample pool = labeled("c9", "kept", 1, Origin.RANDOM, true);
        Sample alert = labeled("c9", "kept", 2, Origin.ALERT, true);
        DatasetVersion version = house.datasets.cut(dataset.id(), CutSpec.of(7), "ann");
        assertThat(splits(version))
                .containsEntry(pool.id(), Split.TEST)
                .doesNotContainKey(alert.id());
        assertThat(version.sizes()).containsEntry(Split.TEST, 1);
        assertThat(version.leftOut()).containsEntry("its recording is kept for evaluation", 1);
    }

    @Test
    void nearDuplicatesJoinTheirGroups() {
        for (int i = 0; i < 12; i++) {
            labeled("c" + i, "d", i, Origin.ALERT, false);
        }
        for (int c = 0; c < 12; c += 2) {
            // One look in two recordings each.
            for (int k = 0; k < 2; k++) {
                Sample sample =
                        house.sample("c" + (c + k), "d", "twin", Origin.ALERT, false, 1000 + c);
                house.label(dataset.id(), sample, "person", "twin" + c + k);
            }
        }
        DatasetVersion version = house.datasets.cut(dataset.id(), CutSpec.of(3), "ann");
        Map<String, Split> byCamera = new HashMap<>();
        items(version).forEach(i -> byCamera.put(i.sample().place().camera(), i.split()));
        for (int c = 0; c < 12; c += 2) {
            assertThat(byCamera.get("c" + c)).isEqualTo(byCamera.get("c" + (c + 1)));
        }
        assertThat(house.datasetStore.groups(version.id())).hasSize(6);
        assertThat(version.sizes().get(Split.VALIDATION)).isPositive();
    }

    @Test
    void aNearDuplicateOfATestPictureIsNotTrainedOn() {
        fill(2, 3, 2);
        Sample pool = house.sample("c9", "kept", "a", Origin.RANDOM, true, 4711);
        house.label(dataset.id(), pool, "nothing", "pool");
        Sample like = house.sample("c0", "d0", "like", Origin.ALERT, false, 4711);
        house.label(dataset.id(), like, "nothing", "like");
        DatasetVersion version = house.datasets.cut(dataset.id(), CutSpec.of(3), "ann");
        assertThat(splits(version)).containsKey(pool.id()).doesNotContainKey(like.id()).hasSize(13);
        assertThat(version.leftOut()).containsEntry("it looks like a picture of the test", 1);
    }

    @Test
    void theTestOnlyGrowsAndOtherGroupsKeepTheirSide() {
        fill(3, 6, 2);
        CutSpec spec =
                new CutSpec(
                        7,
                        0.6,
                        0.2,
                        0.2,
                        CutSpec.NearDuplicates.JOIN,
                        Optional.empty(),
                        0,
                        List.of(),
                        "");
        DatasetVersion first = house.datasets.cut(dataset.id(), spec, "ann");
        Map<String, Split> before = splits(first);
        for (int d = 6; d < 12; d++) {
            labeled("c0", "d" + d, 1, Origin.ALERT, false);
            labeled("c1", "d0", 10 + d, Origin.ALERT, false);
        }
        // Even where the annotations of old test samples would not be admitted any more.
        CutSpec stricter =
                new CutSpec(
                        99,
                        0.6,
                        0.2,
                        0.2,
                        CutSpec.NearDuplicates.JOIN,
                        Optional.empty(),
                        0.95,
                        List.of(),
                        "");
        DatasetVersion second = house.datasets.cut(dataset.id(), spec, "ann");
        Map<String, Split> after = splits(second);
        assertThat(after).containsAllEntriesOf(before).hasSize(48);
        assertThat(second.sizes().get(Split.TEST))
                .isGreaterThanOrEqualTo(first.sizes().get(Split.TEST));
        assertThat(second.parent()).contains(first.id());
        DatasetVersion third = house.datasets.cut(dataset.id(), stricter, "ann");
        assertThat(third.sizes().get(Split.TEST)).isEqualTo(second.sizes().get(Split.TEST));
        assertThat(third.sizes().get(Split.TRAIN)).isZero();
        // The first version is what it was.
        assertThat(splits(first)).isEqualTo(before);
        assertThat(house.datasets.verify(first.id())).isTrue();
    }

    @Test
    void aLaterLabelIsInTheNextVersionOnly() {
        fill(2, 2, 1);
        DatasetVersion first = house.datasets.cut(dataset.id(), CutSpec.of(1), "ann");
        Sample sample = items(first).get(0).sample();
        Annotation old = items(first).get(0).annotation();
        Annotation now = house.label(dataset.id(), sample, "animal", "again");
        assertThat(now.revision()).isEqualTo(old.revision() + 1);
        DatasetVersion second = house.datasets.cut(dataset.id(), CutSpec.of(1), "ann");
        assertThat(items(first).get(0).annotation()).isEqualTo(old);
        assertThat(items(second).get(0).annotation()).isEqualTo(now);
        assertThat(second.manifest()).isNotEqualTo(first.manifest());
        assertThat(house.annotations.ofSample(sample.id())).containsExactly(old, now);
        assertThat(house.datasets.ofSample(sample.id()))
                .extracting(m -> m.annotation())
                .containsExactly(old.id(), now.id());
    }

    @Test
    void theSameAnswerTwiceIsOneRevision() {
        Sample sample = house.sample("c", "d", "k", Origin.ALERT, false);
        Annotation first = house.label(dataset.id(), sample, "person", "batch/item/1");
        assertThat(house.label(dataset.id(), sample, "person", "batch/item/1")).isEqualTo(first);
        assertThat(house.annotations.ofSample(sample.id())).containsExactly(first);
        assertThat(house.annotations.ofBatch("b1")).containsExactly(first);
    }

    @Test
    void aDatasetIsNamedByItsNameToo() {
        Sample sample = house.sample("c", "d", "k", Origin.ALERT, false);
        Annotation made = house.label("yard-crops", sample, "person", "batch/item/1");
        assertThat(house.annotations.ofSample(sample.id())).containsExactly(made);
        assertThat(house.datasets.dataset(dataset.id()).orElseThrow().samples()).isEqualTo(1);
    }

    @Test
    void whatIsNoClassOrNoSampleIsRefusedAndNothingOfTheCallIsKept() {
        Sample sample = house.sample("c", "d", "k", Origin.ALERT, false);
        assertThatThrownBy(() -> house.label(dataset.id(), sample, "ghost", "k1"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("ghost");
        Annotation.Source source = new Annotation.Source("x", "", "");
        assertThatThrownBy(
                        () ->
                                house.annotations.add(
                                        dataset.id(),
                                        List.of(
                                                NewAnnotation.ofClass(
                                                        "k1",
                                                        sample.id(),
                                                        "yard",
                                                        "person",
                                                        1,
                                                        source),
                                                NewAnnotation.ofClass(
                                                        "k2", "nobody", "yard", "person", 1,
                                                        source))))
                .isInstanceOf(InvalidRequestException.class);
        assertThat(house.annotations.ofSample(sample.id())).isEmpty();
        assertThatThrownBy(() -> house.datasets.cut(dataset.id(), CutSpec.of(1), "ann"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("0 labeled samples");
    }

    @Test
    void aTrainerSeesTrainingAndValidationAndNeverTheTest() {
        fill(2, 4, 3);
        labeled("c9", "kept", 1, Origin.RANDOM, true);
        DatasetVersion version = house.datasets.cut(dataset.id(), CutSpec.of(7), "ann");
        TrainingData data = house.datasets.trainingData(version.id());
        Set<String> seen = new HashSet<>();
        for (TrainingData.Split split : TrainingData.Split.values()) {
            try (Stream<TrainingData.Example> examples = data.open(split, 5)) {
                List<TrainingData.Example> list = examples.toList();
                assertThat(list).hasSize(data.size(split)).isNotEmpty();
                list.forEach(e -> seen.add(e.sample()));
                for (TrainingData.Example example : list) {
                    assertThat(example.picture().width()).isEqualTo(24);
                    String label = house.annotations.ofSample(example.sample()).get(0).label();
                    assertThat(version.names().get(example.label())).isEqualTo(label);
                }
            }
        }
        Map<String, Split> splits = splits(version);
        assertThat(seen)
                .isEqualTo(
                        splits.entrySet().stream()
                                .filter(e -> e.getValue() != Split.TEST)
                                .map(Map.Entry::getKey)
                                .collect(Collectors.toSet()));
        assertThat(splits).containsValue(Split.TEST);
        assertThat(order(data, 5)).isEqualTo(order(data, 5)).isNotEqualTo(order(data, 6));
    }

    private static List<String> order(TrainingData data, long seed) {
        try (Stream<TrainingData.Example> examples = data.open(TrainingData.Split.TRAIN, seed)) {
            return examples.map(TrainingData.Example::sample).toList();
        }
    }

    @Test
    void theDatabaseRefusesWhatWouldStraddleOrChangeAVersion() throws SQLException {
        fill(2, 2, 2);
        DatasetVersion version = house.datasets.cut(dataset.id(), CutSpec.of(7), "ann");
        for (String sql :
                List.of(
                        "UPDATE version_item SET split = 'test'",
                        "UPDATE version_item SET split = 'validation' WHERE split = 'train'",
                        "UPDATE version_group SET split = 'test'",
                        "UPDATE version_group SET leak_group = 'other'",
                        "UPDATE version_item SET leak_group = 'c0/d0' WHERE leak_group <> 'c0/d0'"
                                + " AND split <> (SELECT split FROM version_group WHERE leak_group"
                                + " = 'c0/d0')",
                        "INSERT INTO version_group SELECT version_id, leak_group, 'test' FROM"
                                + " version_group",
                        "DELETE FROM version_group",
                        "DELETE FROM dataset_version",
                        "DELETE FROM annotation",
                        "DELETE FROM sample",
                        "UPDATE annotation SET id = CONCAT(id, 'x')")) {
            assertThatThrownBy(() -> run(sql)).as(sql).isInstanceOf(SQLException.class);
        }
        assertThat(house.datasets.verify(version.id())).isTrue();
        // What no constraint can hold, the manifest shows.
        run("UPDATE annotation SET label = 'animal' WHERE label = 'person'");
        assertThat(house.datasets.verify(version.id())).isFalse();
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = house.db.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            int rows = statement.executeUpdate(sql);
            assertThat(rows).as(sql).isPositive();
        }
    }

    @Test
    void labelSetsAreNeverChangedButGrowByVersions() {
        assertThat(
                        house.datasets
                                .labelSet(
                                        "yard",
                                        Annotation.Kind.CLASS,
                                        List.of("person", "animal", "nothing"))
                                .version())
                .isEqualTo(1);
        assertThat(
                        house.datasets
                                .labelSet(
                                        "yard", Annotation.Kind.CLASS, List.of("person", "nothing"))
                                .version())
                .isEqualTo(2);
        assertThat(house.datasets.labelSet("yard", Optional.of(1)).orElseThrow().classes())
                .containsExactly("person", "animal", "nothing");
        assertThatThrownBy(
                        () ->
                                house.datasets.labelSet(
                                        "yard", Annotation.Kind.BOXES, List.of("person")))
                .isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> house.datasets.create("yard-crops", "", "yard", "bob"))
                .isInstanceOf(ConflictException.class);
    }
}
