package io.vedette.store.jpa.internal.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.service.evaluation.MarkFilter;
import io.vedette.service.http.Page;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.store.evaluation.EvaluationRow;
import io.vedette.spi.metric.Mark;
import io.vedette.store.jpa.internal.StoreTestSupport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JpaEvaluationStoreTest {
    private final StoreTestSupport db = StoreTestSupport.fresh();
    private final JpaEvaluationStore store = new JpaEvaluationStore(db.tx());

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void marksArePagedAndNarrowedInTheirOrder() {
        store.add(row("e1", "running", Optional.empty()));
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < 1200; i++) {
            Mark.Kind kind = i % 3 == 0 ? Mark.Kind.FALSE_POSITIVE : Mark.Kind.TRUE_POSITIVE;
            marks.add(new Mark("image-" + i % 7, kind, "", "person", "t" + i, "p" + i, 0.5, 0.9));
        }
        store.finish(row("e1", "done", Optional.of("{}")), marks);
        List<Mark> read = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<Mark> page = store.marks("e1", MarkFilter.ALL, cursor, 500);
            read.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor.isPresent());
        assertThat(read).isEqualTo(marks);
        MarkFilter narrow =
                new MarkFilter(
                        Optional.of(Mark.Kind.FALSE_POSITIVE),
                        Optional.of("person"),
                        Optional.of("image-3"));
        assertThat(store.marks("e1", narrow, Optional.empty(), 500).items())
                .isNotEmpty()
                .allMatch(m -> m.unit().equals("image-3") && m.kind() == Mark.Kind.FALSE_POSITIVE);
        store.finish(row("e1", "done", Optional.of("{}")), marks.subList(0, 2));
        assertThat(store.marks("e1", MarkFilter.ALL, Optional.empty(), 500).items()).hasSize(2);
    }

    @Test
    void listsNewestFirstByModel() {
        for (int i = 1; i <= 5; i++) {
            store.add(row("e" + i, "running", Optional.empty()));
        }
        Page<EvaluationRow> first = store.list(Optional.of("yard:1"), Optional.empty(), 3);
        assertThat(first.items()).extracting(EvaluationRow::id).containsExactly("e5", "e4", "e3");
        Page<EvaluationRow> second = store.list(Optional.empty(), first.nextCursor(), 3);
        assertThat(second.items()).extracting(EvaluationRow::id).containsExactly("e2", "e1");
        assertThat(second.nextCursor()).isEmpty();
        assertThat(store.list(Optional.of("other"), Optional.empty(), 3).items()).isEmpty();
        assertThat(store.inState("running")).hasSize(5);
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThatThrownBy(() -> store.finish(row("gone", "done", Optional.empty()), List.of()))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("gone");
        assertThat(store.row("gone")).isEmpty();
    }

    private static EvaluationRow row(String id, String state, Optional<String> score) {
        return new EvaluationRow(
                id,
                "alert",
                "yard:1",
                "{\"a\":1}",
                state,
                "",
                score,
                score.map(s -> "ab"),
                "",
                0,
                "ann",
                Instant.ofEpochMilli(1_700_000_000_000L));
    }
}
