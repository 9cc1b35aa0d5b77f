package io.vedette.store.jpa.internal.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.service.collect.Fingerprint;
import io.vedette.service.collect.Known;
import io.vedette.service.collect.Origin;
import io.vedette.service.collect.Place;
import io.vedette.service.collect.Sample;
import io.vedette.service.dataset.Annotation;
import io.vedette.service.dataset.CutSpec;
import io.vedette.service.dataset.Dataset;
import io.vedette.service.dataset.DatasetVersion;
import io.vedette.service.dataset.LabelSet;
import io.vedette.service.dataset.NewAnnotation;
import io.vedette.service.dataset.Split;
import io.vedette.service.problem.ConflictException;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.store.dataset.DatasetStore;
import io.vedette.spi.Box;
import io.vedette.spi.Size;
import io.vedette.spi.format.Row;
import io.vedette.spi.geometry.Point;
import io.vedette.store.jpa.internal.StoreTestSupport;
import io.vedette.store.jpa.internal.collect.JpaSampleStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JpaDatasetStoreTest {
    private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_123L);
    private static final LabelSet LABELS =
            new LabelSet("yard", 1, Annotation.Kind.BOXES, List.of("person", "dog"));
    private StoreTestSupport db = StoreTestSupport.fresh();
    private JpaDatasetStore store = new JpaDatasetStore(db.tx());
    private JpaAnnotationStore annotations = new JpaAnnotationStore(db.tx());

    @BeforeEach
    void begin() {
        store.addLabelSet(LABELS);
        store.add(
                new Dataset(
                        "d1", "yards", "what", "yard", Annotation.Kind.BOXES, 0, 0, "ann", NOW));
        JpaSampleStore samples = new JpaSampleStore(db.tx());
        for (int i = 0; i < 4; i++) {
            samples.add(
                    new Sample(
                            "s" + i,
                            Origin.ALERT,
                            new Place("", "cam", "", "day" + i / 2, false),
                            "",
                            NOW,
                            0,
                            "a".repeat(64),
                            new Size(64, 48),
                            Optional.empty(),
                            new Fingerprint(new byte[72]),
                            Known.NOTHING,
                            Optional.empty(),
                            "",
                            false),
                    1);
        }
    }

    @AfterEach
    void close() {
        db.close();
    }

    private static NewAnnotation said(String key, String sample, double width) {
        return new NewAnnotation(
                key,
                sample,
                "yard",
                "",
                List.of(
                        new Row.LabeledObject(
                                "o1",
                                "person",
                                new Box(0.1, 2, width, 4),
                                12.5,
                                true,
                                List.of(List.of(new Point(1, 2.5), new Point(3, 4))),
                                Map.of("coco.segmentation", "{\"counts\":[0,20,30]}"))),
                0.75,
                new Annotation.Source("majority", "b1", "i1"));
    }

    private List<Annotation> add(NewAnnotation... all) {
        return annotations.add("d1", Annotation.Kind.BOXES, List.of(all), NOW);
    }

    private DatasetVersion version(int number) {
        return new DatasetVersion(
                "v" + number,
                "d1",
                number,
                number == 1 ? Optional.empty() : Optional.of("v" + (number - 1)),
                LABELS,
                "f".repeat(64),
                CutSpec.of(7),
                Map.of(Split.TRAIN, 2, Split.VALIDATION, 2, Split.TEST, 0),
                Map.of("train/person", 2),
                Map.of("its class is not in the label set", 1),
                Map.of(Split.TEST, "test is empty"),
                "ann",
                NOW);
    }

    @Test
    void revisionsAreAppendedAndComeBackAsTheyWere() {
        Annotation first = add(said("k1", "s0", 3)).get(0);
        List<Annotation> more = add(said("k1", "s0", 99), said("k2", "s0", 5), said("k3", "s1", 6));
        assertThat(more.get(0)).isEqualTo(first);
        assertThat(more).extracting(Annotation::revision).containsExactly(1, 2, 1);
        db = db.restarted();
        annotations = new JpaAnnotationStore(db.tx());
        store = new JpaDatasetStore(db.tx());
        assertThat(annotations.ofSample("s0")).containsExactly(first, more.get(1));
        assertThat(annotations.annotation(first.id())).contains(first);
        assertThat(annotations.annotations(List.of(first.id(), more.get(2).id())))
                .containsExactlyInAnyOrder(first, more.get(2));
        assertThat(annotations.ofBatch("b1")).hasSize(3);
        assertThat(store.current("d1", "", 10)).containsExactly(more.get(1), more.get(2));
        assertThat(store.current("d1", "s0", 10)).containsExactly(more.get(2));
        assertThat(store.dataset("d1").orElseThrow().samples()).isEqualTo(2);
        assertThat(new JpaSampleStore(db.tx()).sample("s0").orElseThrow().labeled()).isTrue();
        assertThat(new JpaSampleStore(db.tx()).sample("s2").orElseThrow().labeled()).isFalse();
    }

    @Test
    void allOrNothingIsAdded() {
        assertThatThrownBy(() -> add(said("k1", "s0", 3), said("k2", "nobody", 3)))
                .isInstanceOf(InvalidRequestException.class);
        assertThat(annotations.ofSample("s0")).isEmpty();
    }

    @Test
    void namesAndNumbersAreGivenOnce() {
        assertThatThrownBy(() -> store.addLabelSet(LABELS)).isInstanceOf(ConflictException.class);
        Dataset twin =
                new Dataset("d2", "yards", "", "yard", Annotation.Kind.BOXES, 0, 0, "bob", NOW);
        assertThatThrownBy(() -> store.add(twin)).isInstanceOf(ConflictException.class);
        store.add(version(1), Map.of(), List.of());
        assertThatThrownBy(() -> store.add(version(1), Map.of(), List.of()))
                .isInstanceOf(ConflictException.class);
        assertThat(store.labelSets("yard")).containsExactly(LABELS);
        assertThat(store.datasetNamed("yards").orElseThrow().versions()).isEqualTo(1);
        assertThat(store.list(Optional.empty(), 5).items()).hasSize(1);
    }

    @Test
    void aVersionIsWrittenWholeAndTheDatabaseHoldsItsGroupsTogether() throws SQLException {
        List<Annotation> said =
                add(said("a", "s0", 1), said("b", "s1", 1), said("c", "s2", 1), said("d", "s3", 1));
        List<DatasetStore.Item> items =
                List.of(
                        new DatasetStore.Item("s0", said.get(0).id(), "cam/day0", Split.TRAIN),
                        new DatasetStore.Item("s1", said.get(1).id(), "cam/day0", Split.TRAIN),
                        new DatasetStore.Item("s2", said.get(2).id(), "cam/day1", Split.VALIDATION),
                        new DatasetStore.Item(
                                "s3", said.get(3).id(), "cam/day1", Split.VALIDATION));
        Map<String, Split> groups = Map.of("cam/day0", Split.TRAIN, "cam/day1", Split.VALIDATION);
        // An item on another side than its group: refused, and nothing of the version is there.
        List<DatasetStore.Item> straddling =
                List.of(
                        items.get(0),
                        new DatasetStore.Item("s1", said.get(1).id(), "cam/day0", Split.TEST));
        assertThatThrownBy(() -> store.add(version(1), groups, straddling))
                .isInstanceOf(ConflictException.class);
        assertThat(store.version("v1")).isEmpty();

        store.add(version(1), groups, items);
        store.add(version(2), Map.of("cam/day0", Split.TEST), List.of());
        assertThat(store.version("v1")).contains(version(1));
        assertThat(store.versions("d1")).containsExactly(version(2), version(1));
        assertThat(store.groups("v1")).isEqualTo(groups);
        assertThat(store.items("v1", EnumSet.allOf(Split.class), "", 9)).isEqualTo(items);
        assertThat(store.items("v1", EnumSet.of(Split.VALIDATION), "s2", 9))
                .containsExactly(items.get(3));
        assertThat(store.ofSample("s2")).hasSize(1);
        assertThat(store.ofSample("s2").get(0).split()).isEqualTo(Split.VALIDATION);

        for (String sql :
                List.of(
                        "UPDATE version_item SET split = 'test'",
                        "UPDATE version_item SET leak_group = 'cam/day0' WHERE sample_id = 's2'",
                        "UPDATE version_group SET split = 'test' WHERE version_id = 'v1'",
                        "DELETE FROM version_group WHERE version_id = 'v1'",
                        "INSERT INTO version_group (version_id, leak_group, split) VALUES ('v1',"
                                + " 'cam/day0', 'test')",
                        "DELETE FROM dataset_version WHERE id = 'v1'",
                        "DELETE FROM annotation WHERE sample_id = 's2'",
                        "DELETE FROM sample WHERE id = 's2'",
                        "DELETE FROM label_set")) {
            assertThatThrownBy(() -> run(sql)).as(sql).isInstanceOf(SQLException.class);
        }
        assertThat(store.items("v1", EnumSet.allOf(Split.class), "", 9)).isEqualTo(items);
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = db.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
