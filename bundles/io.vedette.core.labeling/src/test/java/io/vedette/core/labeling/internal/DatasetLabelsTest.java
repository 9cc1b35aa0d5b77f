package io.vedette.core.labeling.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.service.dataset.Annotation;
import io.vedette.service.dataset.Annotations;
import io.vedette.service.dataset.NewAnnotation;
import io.vedette.service.labeling.DecidedLabel;
import io.vedette.service.labeling.LabelValue;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.UnavailableException;
import io.vedette.spi.Box;
import io.vedette.spi.labeling.Capabilities.TaskKind;
import io.vedette.spi.labeling.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatasetLabelsTest {

    private final List<NewAnnotation> added = new ArrayList<>();
    private RuntimeException failure;
    private final DatasetLabels labels =
            new DatasetLabels(
                    new Annotations() {
                        @Override
                        public List<Annotation> add(String dataset, List<NewAnnotation> list) {
                            if (failure != null) {
                                throw failure;
                            }
                            assertThat(dataset).isEqualTo("ds");
                            added.addAll(list);
                            return List.of();
                        }

                        @Override
                        public List<Annotation> ofSample(String sample) {
                            return List.of();
                        }

                        @Override
                        public List<Annotation> ofBatch(String batch) {
                            return List.of();
                        }

                        @Override
                        public Optional<Annotation> annotation(String id) {
                            return Optional.empty();
                        }
                    });

    private static DecidedLabel label(TaskKind kind, LabelValue value, String dataset) {
        return new DecidedLabel(
                "b1",
                "000001",
                2,
                "s1",
                "blob",
                kind,
                Optional.empty(),
                value,
                0.9,
                false,
                3,
                "dawid-skene",
                "system",
                "staff",
                dataset,
                "classes",
                Instant.EPOCH);
    }

    @Test
    void aDecidedLabelBecomesAnAnnotationUnderAKeyOfItsOwn() {
        labels.decided(label(TaskKind.CLASS, LabelValue.of("person"), "ds"));
        labels.decided(
                label(
                        TaskKind.BOXES,
                        LabelValue.of(List.of(new Item.LabeledBox("person", new Box(1, 2, 3, 4)))),
                        "ds"));
        labels.decided(label(TaskKind.CLASS, LabelValue.of("person"), ""));
        assertThat(added).hasSize(2);
        assertThat(added.get(0).key()).isEqualTo("b1/000001/2");
        assertThat(added.get(0).label()).isEqualTo("person");
        assertThat(added.get(0).source())
                .isEqualTo(new Annotation.Source("dawid-skene", "b1", "000001"));
        assertThat(added.get(1).label()).isEmpty();
        assertThat(added.get(1).objects())
                .singleElement()
                .satisfies(o -> assertThat(o.box()).isEqualTo(new Box(1, 2, 3, 4)));
    }

    @Test
    void whatTheDatasetRefusesDoesNotHoldUpTheOthersButAnAbsentDatabaseDoes() {
        failure = new InvalidRequestException("no class 'person'");
        labels.decided(label(TaskKind.CLASS, LabelValue.of("person"), "ds"));
        failure = new UnavailableException("the database is away", null);
        assertThatThrownBy(
                        () -> labels.decided(label(TaskKind.CLASS, LabelValue.of("person"), "ds")))
                .isInstanceOf(UnavailableException.class);
    }
}
