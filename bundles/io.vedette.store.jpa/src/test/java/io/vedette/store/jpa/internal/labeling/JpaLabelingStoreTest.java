package io.vedette.store.jpa.internal.labeling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.service.collect.Sample;
import io.vedette.service.labeling.AnswerState;
import io.vedette.service.labeling.AttemptState;
import io.vedette.service.labeling.BatchState;
import io.vedette.service.labeling.ItemDraft;
import io.vedette.service.labeling.ItemState;
import io.vedette.service.labeling.LabelValue;
import io.vedette.service.labeling.LedgerEntry;
import io.vedette.service.problem.ConflictException;
import io.vedette.service.problem.StaleRevisionException;
import io.vedette.service.store.labeling.AnswerRow;
import io.vedette.service.store.labeling.AttemptRow;
import io.vedette.service.store.labeling.BatchRow;
import io.vedette.service.store.labeling.BatchSpecRow;
import io.vedette.service.store.labeling.DecisionRow;
import io.vedette.service.store.labeling.GoldCount;
import io.vedette.service.store.labeling.ItemRow;
import io.vedette.spi.Box;
import io.vedette.spi.labeling.Capabilities.TaskKind;
import io.vedette.spi.labeling.Item;
import io.vedette.store.jpa.internal.StoreTestSupport;
import io.vedette.store.jpa.internal.collect.JpaSampleStore;
import io.vedette.store.jpa.internal.collect.JpaSampleStoreTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JpaLabelingStoreTest {

    private static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");

    private final StoreTestSupport db = StoreTestSupport.fresh();
    private final JpaLabelingStore store = new JpaLabelingStore(db.tx());

    @AfterEach
    void close() {
        db.close();
    }

    private static BatchRow batch(String id) {
        return new BatchRow(
                id,
                new BatchSpecRow(
                        "title",
                        TaskKind.CLASS,
                        "staff",
                        List.of("person", "nothing"),
                        "look",
                        1,
                        2,
                        "majority",
                        1000,
                        Duration.ofHours(1),
                        0.5,
                        Duration.ofSeconds(5),
                        "",
                        "",
                        1,
                        1),
                BatchState.DRAFT,
                0,
                "",
                "",
                "",
                false,
                "ann",
                T0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0);
    }

    private static ItemRow item(String batch) {
        ItemDraft content =
                new ItemDraft(
                        "s1",
                        "blob",
                        "image/png",
                        Optional.of(new Box(1, 2, 3, 4)),
                        Map.of("person", 0.7),
                        List.of(new Item.LabeledBox("person", new Box(0, 0, 5, 5))),
                        Optional.of(LabelValue.of("person")));
        return new ItemRow(batch, "000001", content, ItemState.OPEN, 0, "", 0);
    }

    private static AnswerRow answer(String batch, String id, String worker, LabelValue value) {
        return new AnswerRow(
                "staff",
                id,
                batch,
                "000001",
                1,
                worker,
                value,
                false,
                1500,
                T0,
                T0.plusSeconds(1),
                AnswerState.RECEIVED,
                "",
                0,
                false,
                0);
    }

    private void seed() {
        store.call(
                u -> {
                    u.put(batch("b1"));
                    u.put(item("b1"));
                    u.put(AttemptRow.fresh("b1", "000001", 1, 1, T0));
                    return null;
                });
    }

    @Test
    void rowsComeBackAsTheyWerePut() {
        seed();
        store.call(
                u -> {
                    BatchRow b = u.batch("b1").orElseThrow();
                    assertThat(b.spec()).isEqualTo(batch("b1").spec());
                    assertThat(u.item("b1", "000001").orElseThrow().content())
                            .isEqualTo(item("b1").content());
                    u.put(b.reserved(20, "EUR", T0));
                    u.put(
                            answer(
                                    "b1",
                                    "a1",
                                    "w",
                                    LabelValue.of(
                                            List.of(
                                                    new Item.LabeledBox(
                                                            "person", new Box(1, 1, 2, 2))))));
                    return null;
                });
        store.call(
                u -> {
                    BatchRow b = u.batch("b1").orElseThrow();
                    assertThat(b.state()).isEqualTo(BatchState.SUBMITTING);
                    assertThat(b.expires()).contains(T0.plus(Duration.ofHours(2)));
                    assertThat(u.live()).hasSize(1);
                    assertThat(u.answer("staff", "a1").orElseThrow().value().boxes()).hasSize(1);
                    assertThat(u.itemCounts("b1")).isEqualTo(Map.of(ItemState.OPEN, 1L));
                    return null;
                });
    }

    @Test
    void aStaleRowIsRefused() {
        seed();
        AttemptRow read = store.call(u -> u.attempt("b1.000001.1").orElseThrow());
        store.call(
                u -> {
                    u.put(read.sent("r", T0));
                    return null;
                });
        assertThatThrownBy(
                        () ->
                                store.call(
                                        u -> {
                                            u.put(read.again(T0));
                                            return null;
                                        }))
                .isInstanceOf(StaleRevisionException.class);
    }

    @Test
    void aRowMayBePutTwiceInOneUnitWithAQueryInBetween() {
        seed();
        store.call(
                u -> {
                    AttemptRow a = u.attempt("b1.000001.1").orElseThrow();
                    u.put(a.sent("r", T0));
                    assertThat(u.attempts("b1", AttemptState.SENT, 10)).hasSize(1);
                    u.put(a.to(AttemptState.CANCELLED));
                    return null;
                });
        assertThat(store.<Map<AttemptState, Long>>call(u -> u.attemptCounts("b1")))
                .isEqualTo(Map.of(AttemptState.CANCELLED, 1L));
    }

    @Test
    void aPaymentCanBeWrittenOnlyOnce() {
        seed();
        LedgerEntry pay =
                new LedgerEntry("pay/staff|a1", "b1", LedgerEntry.Kind.PAY, 20, "staff|a1", T0);
        store.call(
                u -> {
                    u.add(pay);
                    return null;
                });
        assertThatThrownBy(
                        () ->
                                store.call(
                                        u -> {
                                            u.add(pay);
                                            return null;
                                        }))
                .isInstanceOf(ConflictException.class);
        assertThat(store.<Long>call(u -> u.sum("b1", LedgerEntry.Kind.PAY))).isEqualTo(20);
        assertThat(store.<Long>call(u -> u.sum("b1", LedgerEntry.Kind.RELEASE))).isZero();
    }

    @Test
    void whatIsWrittenInOneMillisecondKeepsItsOrder() {
        seed();
        List<String> order = List.of("m", "z", "a", "Z", "k");
        for (String id : order) {
            store.call(
                    u -> {
                        u.put(answer("b1", id, "w" + id, LabelValue.of("person")));
                        u.add(new LedgerEntry(id, "b1", LedgerEntry.Kind.PAY, 1, "", T0));
                        return null;
                    });
        }
        store.call(
                u -> {
                    u.add(new LedgerEntry("y", "b1", LedgerEntry.Kind.PAY, 1, "", T0));
                    u.add(new LedgerEntry("b", "b1", LedgerEntry.Kind.PAY, 1, "", T0));
                    return null;
                });
        assertThat(store.<List<AnswerRow>>call(u -> u.answersOf("b1", "000001")))
                .extracting(AnswerRow::answer)
                .containsExactlyElementsOf(order);
        assertThat(store.<List<LedgerEntry>>call(u -> u.ledger("b1")))
                .extracting(LedgerEntry::id)
                .containsExactly("m", "z", "a", "Z", "k", "y", "b");
    }

    @Test
    void samplesStayUntilTheirLabelsAreDelivered() {
        JpaSampleStore samples = new JpaSampleStore(db.tx());
        samples.add(JpaSampleStoreTest.sample("s1", 1, true), 100);
        samples.add(JpaSampleStoreTest.sample("s2", 2, true), 100);
        seed();
        assertThat(samples.evict(1000, 10)).extracting(Sample::id).containsExactly("s2");
        store.call(
                u -> {
                    u.add(decision(1, false));
                    u.put(u.batch("b1").orElseThrow().endedAt(T0, BatchState.CLOSED, "done"));
                    return null;
                });
        assertThat(samples.evict(1000, 10)).isEmpty();
        store.call(
                u -> {
                    u.delivered("b1.000001.1");
                    return null;
                });
        assertThat(samples.evict(1000, 10)).extracting(Sample::id).containsExactly("s1");
    }

    @Test
    void aWorkerIsNotOfferedAnItemSeenBefore() {
        seed();
        store.call(
                u -> {
                    u.put(u.attempt("b1.000001.1").orElseThrow().sent("r", T0));
                    u.put(AttemptRow.fresh("b1", "000001", 2, 1, T0));
                    return null;
                });
        store.call(
                u -> {
                    assertThat(u.waitingFor("b1", "ann", 5)).hasSize(1);
                    u.put(answer("b1", "a1", "ann", LabelValue.of("person")));
                    assertThat(u.waitingFor("b1", "ann", 5)).isEmpty();
                    assertThat(u.waitingFor("b1", "bob", 5)).hasSize(1);
                    return null;
                });
        assertThat(store.<List<GoldCount>>call(u -> u.goldCounts("staff")))
                .containsExactly(new GoldCount("ann", "person", "person", 1));
    }

    @Test
    void tiesAreThoseOfTheLatestDecision() {
        seed();
        store.call(
                u -> {
                    u.add(decision(1, true));
                    u.put(u.item("b1", "000001").orElseThrow().decided(1));
                    return null;
                });
        assertThat(store.<List<DecisionRow>>call(u -> u.ties("b1"))).hasSize(1);
        assertThat(store.<List<DecisionRow>>call(u -> u.undelivered(10))).hasSize(1);
        store.call(
                u -> {
                    u.add(decision(2, false));
                    u.put(u.item("b1", "000001").orElseThrow().decided(2));
                    u.delivered("b1.000001.1");
                    return null;
                });
        assertThat(store.<List<DecisionRow>>call(u -> u.ties("b1"))).isEmpty();
        assertThat(store.<List<DecisionRow>>call(u -> u.undelivered(10)))
                .extracting(DecisionRow::number)
                .containsExactly(2);
    }

    private static DecisionRow decision(int number, boolean tie) {
        return new DecisionRow(
                "b1",
                "000001",
                number,
                LabelValue.of("person"),
                0.5,
                tie,
                2,
                "majority",
                "system",
                T0,
                false);
    }

    @Test
    void notesAreReplaced() {
        store.call(
                u -> {
                    u.note("cursor/http", "1");
                    u.note("cursor/http", "2");
                    return null;
                });
        assertThat(store.<Optional<String>>call(u -> u.note("cursor/http"))).contains("2");
    }
}
