package io.vedette.store.jpa.internal.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.service.collect.Fingerprint;
import io.vedette.service.collect.Known;
import io.vedette.service.collect.Origin;
import io.vedette.service.collect.Place;
import io.vedette.service.collect.Sample;
import io.vedette.service.collect.SampleFilter;
import io.vedette.service.collect.Selection;
import io.vedette.service.collect.SelectionRequest;
import io.vedette.service.http.Page;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.spi.Box;
import io.vedette.spi.Size;
import io.vedette.store.jpa.internal.StoreTestSupport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

public class JpaSampleStoreTest {
    private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_123L);
    private StoreTestSupport db = StoreTestSupport.fresh();
    private JpaSampleStore store = new JpaSampleStore(db.tx());
    private JpaSelectionStore selections = new JpaSelectionStore(db.tx());

    @AfterEach
    void close() {
        db.close();
    }

    /** A sample of which everything is known, or nothing. */
    public static Sample sample(String id, int minute, boolean known) {
        return new Sample(
                id,
                known ? Origin.ALERT : Origin.RANDOM,
                new Place("north", "cam" + minute % 2, "yards", "2026-01-0" + minute % 3, !known),
                known ? "" : "G\u00e4ste \u2603.jpg",
                NOW.plusSeconds(60L * minute),
                1.25,
                "a".repeat(64),
                new Size(640, 480),
                known ? Optional.of("b".repeat(64)) : Optional.empty(),
                new Fingerprint(new byte[72]),
                known
                        ? new Known(
                                Optional.of(7L),
                                Optional.of(new Box(1.5, 2, 3, 4)),
                                "person",
                                Optional.of(0.25),
                                Map.of("person", 0.25, "nothing", 0.75),
                                Optional.of("yard:2"),
                                Optional.of("hash"),
                                Optional.of("alert" + minute / 2))
                        : Known.NOTHING,
                Optional.empty(),
                "",
                false);
    }

    private void fill(int n) {
        for (int i = 0; i < n; i++) {
            store.add(sample(String.format("s%03d", i), i / 2, i % 2 == 0), 100);
        }
    }

    @Test
    void everythingKnownIsThereAfterARestart() {
        Sample known = sample("s1", 1, true);
        Sample unknown = sample("s2", 2, false);
        assertThat(store.add(known, 10)).isTrue();
        assertThat(store.add(unknown, 20)).isTrue();
        assertThat(store.add(known, 10)).isFalse();
        db = db.restarted();
        store = new JpaSampleStore(db.tx());
        assertThat(store.sample("s1")).contains(known);
        assertThat(store.samples(List.of("s2", "s1", "none")))
                .containsExactlyInAnyOrder(known, unknown);
        assertThat(store.bytes()).isEqualTo(30);
    }

    @Test
    void pagesGoOnWhereTheLastOneEndedAlsoWithinOneMoment() {
        fill(25);
        List<String> seen = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<Sample> page = store.list(SampleFilter.ALL, cursor, 4);
            page.items().forEach(s -> seen.add(s.id()));
            cursor = page.nextCursor();
        } while (cursor.isPresent());
        assertThat(seen).hasSize(25).doesNotHaveDuplicates().startsWith("s024", "s022", "s023");
        assertThatThrownBy(() -> store.list(SampleFilter.ALL, Optional.of("nonsense"), 4))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void filtersRestrict() {
        fill(24);
        assertThat(store.count(SampleFilter.ALL)).isEqualTo(24);
        assertThat(store.count(SampleFilter.ALL.withReserved(true))).isEqualTo(12);
        assertThat(store.count(SampleFilter.ALL.withOrigins(Set.of(Origin.ALERT)))).isEqualTo(12);
        assertThat(store.count(SampleFilter.ofAlert("alert2"))).isEqualTo(2);
        SampleFilter narrow =
                new SampleFilter(
                        Set.of("cam1"),
                        Optional.of("yards"),
                        Set.of("2026-01-01", "2026-01-02"),
                        Set.of(Origin.ALERT, Origin.DOUBT),
                        Optional.of(false),
                        Optional.of(false),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(NOW.plusSeconds(60)),
                        Optional.of(NOW.plusSeconds(60 * 7)));
        assertThat(store.byId(narrow, "", 9))
                .extracting(Sample::id)
                .containsExactly("s002", "s010");
        store.labeled(List.of("s000", "s001"));
        assertThat(store.count(SampleFilter.ALL.withLabeled(true))).isEqualTo(2);
    }

    @Test
    void anAnswerIsNotedOnAllSamplesOfTheAlertAndCanBeTakenBack() {
        fill(8);
        assertThat(store.answered("alert1", "false", "animal")).isEqualTo(2);
        assertThat(store.answered("none", "false", "")).isZero();
        List<Sample> answered = store.byId(SampleFilter.ofAlert("alert1"), "", 9);
        assertThat(answered).allMatch(s -> s.verdict().equals(Optional.of("false")));
        assertThat(answered).allMatch(s -> s.verdictReason().equals("animal"));
        store.answered("alert1", "", "");
        assertThat(store.byId(SampleFilter.ofAlert("alert1"), "", 9))
                .allMatch(s -> s.verdict().isEmpty());
    }

    @Test
    void theOldestThatNobodyNeedsGoFirst() {
        fill(10);
        store.use(List.of("s000", "s003", "s003", "none"), "batch/1");
        store.use(List.of("s000"), "batch/1");
        store.labeled(List.of("s001"));
        assertThat(store.evict(250, 100))
                .extracting(Sample::id)
                .containsExactlyInAnyOrder("s002", "s004", "s005");
        store.endUse("batch/1");
        assertThat(store.evict(1, 100)).extracting(Sample::id).containsExactly("s000");
        assertThat(store.bytes()).isEqualTo(600);
        assertThat(store.evict(1_000_000, 100)).hasSize(5);
        assertThat(store.sample("s001")).isPresent();
    }

    @Test
    void selectionsOfOneMillisecondAreListedNewestFirst() {
        for (String id : List.of("x1", "x2", "x3", "x4", "x5")) {
            selections.add(
                    new Selection(
                            id,
                            Selection.State.RUNNING,
                            SelectionRequest.of(3, 1),
                            "op",
                            0,
                            "",
                            "ann",
                            NOW));
        }
        Page<Selection> first = selections.list(Optional.empty(), 3);
        assertThat(first.items()).extracting(Selection::id).containsExactly("x5", "x4", "x3");
        assertThat(selections.list(first.nextCursor(), 3).items())
                .extracting(Selection::id)
                .containsExactly("x2", "x1");
    }

    @Test
    void aSelectionKeepsItsRowsAndItsSamples() {
        fill(6);
        Selection asked =
                new Selection(
                        "x1",
                        Selection.State.RUNNING,
                        SelectionRequest.of(3, Long.MIN_VALUE),
                        "op",
                        0,
                        "",
                        "ann",
                        NOW);
        selections.add(asked);
        assertThat(selections.inState(Selection.State.RUNNING)).containsExactly(asked);
        List<Selection.Row> rows =
                List.of(
                        new Selection.Row("x1", 1, "s000", "random", 0.5, "", 7, "by lot"),
                        new Selection.Row("x1", 2, "s004", "verdict", 2, "yard:2", -7, "because"));
        Selection done =
                new Selection(
                        "x1", Selection.State.DONE, asked.request(), "op", 2, "said", "ann", NOW);
        selections.finish(done, rows);
        assertThat(selections.selection("x1")).contains(done);
        assertThat(selections.list(Optional.empty(), 5).items()).containsExactly(done);
        Page<Selection.Row> first = selections.rows("x1", Optional.empty(), 1);
        assertThat(first.items()).containsExactly(rows.get(0));
        assertThat(selections.rows("x1", first.nextCursor(), 1).items())
                .containsExactly(rows.get(1));
        assertThat(selections.ofSample("s004")).containsExactly(rows.get(1));
        assertThat(selections.chosen(List.of("s000", "s001", "s004")))
                .containsExactlyInAnyOrder("s000", "s004");
        assertThat(store.evict(1_000_000, 100))
                .extracting(Sample::id)
                .containsExactlyInAnyOrder("s001", "s002", "s003", "s005");
    }
}
