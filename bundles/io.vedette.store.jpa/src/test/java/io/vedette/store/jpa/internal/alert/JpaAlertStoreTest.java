package io.vedette.store.jpa.internal.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.service.alert.Acknowledgement;
import io.vedette.service.alert.Alert;
import io.vedette.service.alert.AlertCounts;
import io.vedette.service.alert.AlertFilter;
import io.vedette.service.alert.Snooze;
import io.vedette.service.alert.Verdict;
import io.vedette.service.blob.BlobId;
import io.vedette.service.http.Page;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.store.alert.AlertChange;
import io.vedette.service.store.notify.NoticeRow;
import io.vedette.spi.Box;
import io.vedette.spi.Size;
import io.vedette.spi.notify.AlertNotice;
import io.vedette.spi.rule.Ruling;
import io.vedette.store.jpa.internal.StoreTestSupport;
import io.vedette.store.jpa.internal.notify.JpaNotifyStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JpaAlertStoreTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final BlobId PICTURE = new BlobId("a".repeat(64));
    private static final BlobId FILM = new BlobId("b".repeat(64));

    private final StoreTestSupport db = StoreTestSupport.fresh();
    private final JpaAlertStore store = new JpaAlertStore(db.tx());
    private final JpaNotifyStore notices = new JpaNotifyStore(db.tx());

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void keepsEveryPartOfAnAlert() {
        Alert alert = alert(1, Alert.State.SUPPRESSED, "challenger", false);
        add(alert);
        assertThat(store.alert(alert.id())).contains(alert);
    }

    @Test
    void followsAnAlertToItsEndAndKeepsItsPictures() {
        Alert alert = open(1);
        add(alert);
        store.apply(
                List.of(
                        new AlertChange.Grew(alert.id(), List.of(7L, 8L), Map.of("inside", 3), 1),
                        new AlertChange.Ended(alert.id(), 15, Map.of("inside", 5)),
                        new AlertChange.Pictured(alert.id(), Optional.empty(), Optional.of(FILM))));
        Alert after = store.alert(alert.id()).orElseThrow();
        assertThat(after.state()).isEqualTo(Alert.State.ENDED);
        assertThat(after.time().end()).contains(15.0);
        assertThat(after.tracks()).containsExactly(7L, 8L);
        assertThat(after.joined()).isEqualTo(1);
        assertThat(after.evidence()).isEqualTo(Map.of("inside", 5));
        assertThat(after.snapshot()).contains(PICTURE);
        assertThat(after.clip()).contains(FILM);
    }

    @Test
    void showsWhatAnotherChainAloneRaisedOnceItIsMarked() {
        Alert counted = alert(1, Alert.State.OPEN, "challenger", false);
        Alert drawn = alert(2, Alert.State.OPEN, "challenger", false);
        add(counted);
        add(drawn);
        store.apply(List.of(new AlertChange.Reviewed(drawn.id())));
        assertThat(store.alert(drawn.id()).orElseThrow().review()).isTrue();
        assertThat(store.list(AlertFilter.ALL, Optional.empty(), 10).items())
                .extracting(Alert::id)
                .containsExactly(drawn.id());
        store.apply(List.of(new AlertChange.Added(drawn, List.of())));
        assertThat(store.alert(drawn.id()).orElseThrow().review()).isTrue();
    }

    @Test
    void isTheSameHoweverOftenAJournalIsReplayed() {
        Alert alert = open(1);
        List<AlertChange> journal =
                List.of(
                        new AlertChange.Added(alert, List.of(notice(alert))),
                        new AlertChange.Grew(alert.id(), List.of(7L, 8L), Map.of("inside", 3), 2),
                        new AlertChange.Ended(alert.id(), 15, Map.of("inside", 5)));
        store.apply(journal);
        Alert once = store.alert(alert.id()).orElseThrow();
        store.apply(journal);
        store.apply(journal.subList(0, 2));
        assertThat(store.alert(alert.id())).contains(once);
        assertThat(store.list(AlertFilter.ALL, Optional.empty(), 10).items()).hasSize(1);
        assertThat(notices.notices(Optional.empty(), 10)).hasSize(1);
    }

    @Test
    void writesAllChangesOrNone() {
        Alert good = open(1);
        NoticeRow tooLong =
                new NoticeRow(
                        "n".repeat(200),
                        "desk",
                        notice(good).notice(),
                        NoticeRow.State.WAITING,
                        0,
                        NOON,
                        "");
        assertThatThrownBy(
                        () -> store.apply(List.of(new AlertChange.Added(good, List.of(tooLong)))))
                .isInstanceOf(RuntimeException.class);
        assertThat(store.alert(good.id())).isEmpty();
    }

    @Test
    void listsNewestFirstInPagesWithoutGapsOrDoubles() {
        for (int i = 0; i < 25; i++) {
            add(open(i));
        }
        List<String> seen = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<Alert> page = store.list(AlertFilter.ALL, cursor, 10);
            page.items().forEach(a -> seen.add(a.id()));
            if (cursor.isEmpty()) {
                // What comes meanwhile is newer than the cursor.
                add(open(100));
            }
            cursor = page.nextCursor();
        } while (cursor.isPresent());
        assertThat(seen)
                .hasSize(25)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void findsByEveryPartOfAFilter() {
        add(open(1));
        add(alert(2, Alert.State.SUPPRESSED, "champion", true));
        add(alert(3, Alert.State.OPEN, "challenger", false));
        Alert answered = open(4);
        add(answered);
        store.addVerdict(answered.id(), verdict(Verdict.Answer.FALSE));
        assertThat(numbers(AlertFilter.ALL)).containsExactly(4, 2, 1);
        assertThat(numbers(filter(f -> f.variant = "*"))).containsExactly(4, 3, 2, 1);
        assertThat(numbers(filter(f -> f.variant = "challenger"))).containsExactly(3);
        assertThat(numbers(filter(f -> f.states = Set.of(Alert.State.OPEN)))).containsExactly(4, 1);
        assertThat(numbers(filter(f -> f.camera = "other"))).isEmpty();
        assertThat(numbers(filter(f -> f.camera = "yard"))).hasSize(3);
        assertThat(numbers(filter(f -> f.answer = Verdict.Answer.FALSE))).containsExactly(4);
        assertThat(numbers(filter(f -> f.answered = false))).containsExactly(2, 1);
        assertThat(numbers(filter(f -> f.review = true))).containsExactly(2);
        assertThat(numbers(filter(f -> f.from = NOON.plusSeconds(2)))).containsExactly(4, 2);
        assertThat(numbers(filter(f -> f.to = NOON.plusSeconds(2)))).containsExactly(1);
        assertThat(store.counts(AlertFilter.ALL)).isEqualTo(new AlertCounts(2, 0, 1, 0, 1, 0, 1));
    }

    @Test
    void keepsAllVerdictsAndTheLastCounts() {
        Alert alert = open(1);
        add(alert);
        store.addVerdict(alert.id(), verdict(Verdict.Answer.FALSE));
        store.addVerdict(alert.id(), verdict(Verdict.Answer.REAL));
        Alert undone =
                store.addVerdict(
                        alert.id(),
                        new Verdict(0, Optional.empty(), Optional.empty(), "", "ann", NOON));
        assertThat(undone.verdict().orElseThrow().answer()).isEmpty();
        assertThat(undone.verdict().orElseThrow().revision()).isEqualTo(3);
        assertThat(store.verdicts(alert.id()))
                .extracting(
                        v -> v.revision() + " " + v.answer().map(Verdict.Answer::id).orElse("-"))
                .containsExactly("1 false", "2 real", "3 -");
        assertThatThrownBy(() -> store.addVerdict("none", verdict(Verdict.Answer.REAL)))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void closesWhatARunThatIsOverLeftOpen() {
        add(open(1));
        add(alert(2, Alert.State.SUPPRESSED, "champion", true));
        assertThat(store.closeOpen(Set.of("yard-1"))).isZero();
        assertThat(store.closeOpen(Set.of("yard-2"))).isEqualTo(2);
        assertThat(store.list(AlertFilter.ALL, Optional.empty(), 10).items())
                .extracting(Alert::state)
                .containsExactly(Alert.State.SUPPRESSED, Alert.State.ENDED);
        assertThat(store.closeOpen(Set.of())).isZero();
    }

    @Test
    void removesOldAlertsButAnsweredOnesLaterAndForgetsClipsBefore() {
        for (int i = 0; i < 4; i++) {
            Alert alert = open(i);
            add(alert);
            store.apply(
                    List.of(
                            new AlertChange.Pictured(
                                    alert.id(), Optional.empty(), Optional.of(FILM))));
        }
        store.addVerdict(open(0).id(), verdict(Verdict.Answer.REAL));
        assertThat(store.forgetClips(NOON.plusSeconds(2), 10)).isEqualTo(2);
        assertThat(store.forgetOldestClips(1)).containsExactly(FILM);
        assertThat(store.alert(open(3).id()).orElseThrow().clip()).contains(FILM);
        assertThat(store.removeOlder(NOON.plusSeconds(2), false, 10)).isEqualTo(1);
        assertThat(numbers(AlertFilter.ALL)).containsExactly(3, 2, 0);
        assertThat(store.removeOlder(NOON.plusSeconds(2), true, 10)).isEqualTo(1);
        assertThat(store.verdicts(open(0).id())).isEmpty();
        List<BlobId> blobs = new ArrayList<>();
        store.blobs(blobs::add);
        assertThat(blobs).containsExactly(PICTURE, PICTURE, FILM);
    }

    private void add(Alert alert) {
        store.apply(List.of(new AlertChange.Added(alert, List.of())));
    }

    private List<Integer> numbers(AlertFilter filter) {
        return store.list(filter, Optional.empty(), 100).items().stream()
                .map(a -> (int) a.time().at())
                .toList();
    }

    private static Verdict verdict(Verdict.Answer answer) {
        return new Verdict(
                0, Optional.of(answer), Optional.of(Verdict.Reason.ANIMAL), "a fox", "ann", NOON);
    }

    private static NoticeRow notice(Alert alert) {
        return new NoticeRow(
                alert.id() + "-desk",
                "desk",
                new AlertNotice(
                        alert.id() + "-desk",
                        alert.id(),
                        "yard",
                        "The yard",
                        "zone",
                        "intrusion",
                        NOON,
                        Map.of("alert", "/api/v1/alerts/" + alert.id())),
                NoticeRow.State.WAITING,
                0,
                NOON,
                "");
    }

    @Test
    void oneAcknowledgementIsKeptUntilItsAlertGoes() {
        JpaHandlingStore handling = new JpaHandlingStore(db.tx());
        Alert alert = open(1);
        add(alert);
        add(open(2));
        Acknowledgement ann = new Acknowledgement(alert.id(), "ann", NOON);
        Acknowledgement bob = new Acknowledgement(alert.id(), "bob", NOON.plusSeconds(1));
        assertThat(handling.acknowledge(ann)).isEqualTo(ann);
        assertThat(handling.acknowledge(bob)).isEqualTo(ann);
        assertThat(handling.acknowledgements(List.of(alert.id(), open(2).id())))
                .containsExactly(Map.entry(alert.id(), ann));
        assertThat(handling.unacknowledge(alert.id())).isTrue();
        assertThat(handling.unacknowledge(alert.id())).isFalse();
        assertThat(handling.acknowledge(bob)).isEqualTo(bob);
        store.removeOlder(NOON.plusSeconds(2), true, 10);
        assertThat(handling.acknowledgements(List.of(alert.id()))).isEmpty();
    }

    @Test
    void aSnoozeReplacesTheOneBeforeAndIsForgottenWhenItEnds() {
        JpaHandlingStore handling = new JpaHandlingStore(db.tx());
        Snooze zone = new Snooze("yard", "zone", NOON.plusSeconds(60), "ann", NOON);
        Snooze longer = new Snooze("yard", "zone", NOON.plusSeconds(90), "bob", NOON);
        Snooze line = new Snooze("yard", "line", NOON.plusSeconds(30), "ann", NOON);
        handling.put(zone);
        handling.put(longer);
        handling.put(line);
        assertThat(new JpaHandlingStore(db.tx()).snoozes(NOON)).containsExactly(line, longer);
        assertThat(handling.snoozes(NOON.plusSeconds(30))).containsExactly(longer);
        assertThat(handling.remove("yard", "zone")).isTrue();
        assertThat(handling.remove("yard", "zone")).isFalse();
        assertThat(handling.snoozes(NOON)).isEmpty();
    }

    private static Alert open(int second) {
        return alert(second, Alert.State.OPEN, "champion", true);
    }

    private static Alert alert(int second, Alert.State state, String variant, boolean inCharge) {
        boolean suppressed = state == Alert.State.SUPPRESSED;
        return new Alert(
                String.format("%012x", NOON.toEpochMilli() + second * 1000L) + "0".repeat(20),
                new Alert.Place("yard", "The yard", "yards", "north"),
                "zone",
                "intrusion",
                "RuleEngine/FieldDetector/ObjectsInside",
                "yard-1/" + second,
                suppressed ? "" : "incident",
                variant,
                inCharge,
                state,
                suppressed ? Optional.of(new Ruling(false, 0.2, "a fox")) : Optional.empty(),
                suppressed,
                new Alert.Time(second - 0.5, second, Optional.empty(), NOON.plusSeconds(second)),
                List.of(7L),
                "left_to_right",
                new Box(1, 2, 3.5, 4),
                new Size(640, 360),
                0,
                Map.of("inside", 0.5, "path", List.of(1, 2)),
                new Alert.Origin("yard-1", 12, "cafe", Map.of("tracker", "bytetrack 0.1.0")),
                Optional.of(PICTURE),
                Optional.empty(),
                Optional.empty(),
                1);
    }

    private static AlertFilter filter(java.util.function.Consumer<Parts> change) {
        Parts p = new Parts();
        change.accept(p);
        return new AlertFilter(
                Optional.ofNullable(p.camera),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(p.from),
                Optional.ofNullable(p.to),
                p.states,
                Optional.ofNullable(p.answer),
                Optional.ofNullable(p.answered),
                Optional.ofNullable(p.review),
                Optional.ofNullable(p.variant));
    }

    private static final class Parts {
        private String camera;
        private Instant from;
        private Instant to;
        private Set<Alert.State> states = Set.of();
        private Verdict.Answer answer;
        private Boolean answered;
        private Boolean review;
        private String variant;
    }
}
