package io.vedette.core.alert.internal.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vedette.core.alert.internal.Scene;
import io.vedette.core.alert.internal.event.HappeningHub;
import io.vedette.core.alert.internal.gate.Gates;
import io.vedette.service.alert.Acknowledgement;
import io.vedette.service.alert.Alert;
import io.vedette.service.alert.AlertIntake;
import io.vedette.service.alert.AlertListener;
import io.vedette.service.alert.ClipRoll;
import io.vedette.service.alert.GateSpec;
import io.vedette.service.alert.Snooze;
import io.vedette.service.alert.Verdict;
import io.vedette.service.blob.BlobUse;
import io.vedette.service.event.Happening;
import io.vedette.service.event.Happenings;
import io.vedette.service.problem.ConflictException;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.rollout.Variant;
import io.vedette.service.testing.MemoryBlobs;
import io.vedette.service.testing.TestClock;
import io.vedette.service.watch.EventChange;
import io.vedette.service.watch.PipelineListener;
import io.vedette.service.watch.PipelineSpec;
import io.vedette.service.watch.RuleSpec;
import io.vedette.spi.Box;
import io.vedette.spi.Span;
import io.vedette.spi.frame.Colour;
import io.vedette.spi.frame.Frame;
import io.vedette.spi.frame.Plane;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Facts in at the bottom, alerts out at the top. */
class AlertFlowTest {

    private static final Alert.Place YARD = new Alert.Place("yard", "The yard", "yards", "north");
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir Path data;

    private final Scene yard = new Scene("yard");
    private final MemoryAlertStore store = new MemoryAlertStore();
    private final MemoryBlobs blobs = new MemoryBlobs();
    private final HappeningHub hub = new HappeningHub();
    private final AlertTeller teller = new AlertTeller(hub);
    private final AlertManager manager = new AlertManager(teller);
    private final Gates gates = new Gates();
    private final Pictures pictures = new Pictures();
    private final List<String> told = new ArrayList<>();
    private final MemoryHandling handlings = new MemoryHandling();
    private final TestClock clock = new TestClock(Instant.parse("2026-05-01T12:00:00Z"));
    private final HandlingManager handling =
            new HandlingManager(manager, teller, clock, Duration.ofDays(1));
    private AlertWriter writer;
    private Recorder recorder;

    @BeforeEach
    void start() throws IOException {
        writer = new AlertWriter(data.resolve("journal"), Duration.ofMillis(50));
        writer.store(store);
        pictures.blobs(blobs);
        recorder =
                new Recorder(
                        gates,
                        writer,
                        teller,
                        pictures,
                        alert -> List.of(),
                        handling,
                        data.resolve("tmp"));
        recorder.pixels(new TextPixels());
        manager.store(store);
        handling.setStore(handlings);
        teller.listeners(
                List.of(
                        new AlertListener() {
                            @Override
                            public void alerted(Alert alert, Seen seen) {
                                throw new IllegalStateException("a listener that fails");
                            }
                        },
                        new AlertListener() {
                            @Override
                            public void alerted(Alert alert, Seen seen) {
                                told.add(
                                        "alerted "
                                                + alert.tracks()
                                                + " "
                                                + seen.frame().map(Frame::number).orElse(0L)
                                                + " "
                                                + seen.crops().size());
                            }

                            @Override
                            public void answered(Alert alert) {
                                told.add("answered " + alert.verdict().orElseThrow().revision());
                            }
                        }));
    }

    @AfterEach
    void stop() {
        writer.stop();
        handling.stop();
    }

    @Test
    void keepsAnAlertWithItsPictureFromEventToEnd() {
        AlertIntake.Session session = open("yard-1");
        EventChange.Opened opened = opens(10, 7);
        List<Alert> fresh = session.event(opened);
        session.event(opens(12, 8));
        session.event(yard.ends(opened, 15));
        writer.drain(SOON);
        assertThat(fresh).hasSize(1);
        Alert alert = store.rows().get(0);
        assertThat(store.rows()).hasSize(1);
        assertThat(alert.id()).isEqualTo(fresh.get(0).id());
        assertThat(alert.state()).isEqualTo(Alert.State.ENDED);
        assertThat(alert.time())
                .isEqualTo(new Alert.Time(9.5, 10, Optional.of(15.0), Scene.EPOCH.plusSeconds(10)));
        assertThat(alert.joined()).isEqualTo(1);
        assertThat(alert.place()).isEqualTo(YARD);
        assertThat(alert.origin().pipeline()).isEqualTo("cafe");
        assertThat(alert.origin().versions()).containsEntry("tracker", "bytetrack 0.1.0");
        assertThat(blobs.text(alert.snapshot().orElseThrow())).isEqualTo("frame 101");
        assertThat(told).containsExactly("alerted [7] 101 1");
    }

    @Test
    void showsAnAlertToWatchersOnlyOnceItCanBeAskedFor() throws InterruptedException {
        try (Happenings.Watch watch = hub.watch(10)) {
            store.away(true);
            AlertIntake.Session session = open("yard-1");
            store.away(false);
            Alert fresh = session.event(opens(10, 7)).get(0);
            Happening seen = watch.next(SOON).orElseThrow();
            assertThat(manager.alert(fresh.id())).isPresent();
            assertThat(seen.kind()).isEqualTo("alert");
            assertThat(seen.body())
                    .containsEntry("what", "alerted")
                    .containsEntry("id", fresh.id())
                    .containsEntry("snapshot", true)
                    .containsEntry("state", "open");
        }
    }

    @Test
    void keepsTheAlertsOfEveryVariant() {
        Variant shadow =
                new Variant("challenger", Variant.Role.SHADOW, Optional.empty(), Map.of(), 0);
        AlertIntake.Session session =
                recorder.open(
                        YARD,
                        "yard-1",
                        new GateSpec("yard", List.of(), List.of(Variant.EMPTY, shadow)),
                        ClipRoll.NONE);
        session.event(opens(10, 7));
        writer.drain(SOON);
        assertThat(store.rows())
                .extracting(a -> a.variant() + " " + a.inCharge())
                .containsExactlyInAnyOrder("champion true", "challenger false");
        assertThat(store.rows()).extracting(Alert::snapshot).doesNotContain(Optional.empty());
    }

    @Test
    void asksForAFilmAroundTheMomentAndKeepsIt() {
        FakeRun run = run();
        AlertIntake.Session session = open("yard-1");
        session.attach(run);
        session.event(opens(10, 7));
        session.event(opens(11, 8));
        assertThat(run.clips)
                .as("what joins has no film of its own")
                .containsExactly(new Span(5, 15));
        run.film(0, "mp4");
        await().atMost(SOON).until(() -> store.rows().get(0).clip().isPresent());
        assertThat(blobs.text(store.rows().get(0).clip().orElseThrow())).isEqualTo("mp4");
        assertThat(data.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void endsRecordingFirstAndAlertingLastAsTheDiskFills() {
        FakeRun run = run();
        AlertIntake.Session session = open("yard-1");
        session.attach(run);
        blobs.full(BlobUse.RECORDING);
        session.event(opens(10, 7));
        assertThat(run.clips).isEmpty();
        writer.drain(SOON);
        blobs.full(BlobUse.ALERT);
        session.event(opens(100, 9));
        writer.drain(SOON);
        assertThat(store.rows())
                .extracting(a -> a.snapshot().isPresent())
                .containsExactly(true, false);
    }

    @Test
    void goesOnWhileTheDatabaseIsAwayAndWritesEverythingOnceLater() {
        AlertIntake.Session session = open("yard-1");
        session.event(opens(10, 1));
        writer.drain(SOON);
        store.away(true);
        EventChange.Opened away = opens(100, 2);
        session.event(away);
        session.event(yard.ends(away, 105));
        writer.drain(SOON);
        assertThat(store.rows()).hasSize(1);
        assertThat(data.resolve("journal/alerts.jsonl")).exists();
        store.away(false);
        session.event(opens(200, 3));
        await().atMost(SOON).until(() -> store.rows().size() == 3);
        assertThat(store.rows())
                .extracting(a -> a.tracks().get(0) + " " + a.state())
                .containsExactly("1 OPEN", "2 ENDED", "3 OPEN");
        assertThat(data.resolve("journal/alerts.jsonl")).doesNotExist();
    }

    @Test
    void findsTheJournalAfterACrashAndReplaysItWithoutDoubles() throws IOException {
        store.away(true);
        AlertIntake.Session session = open("yard-1");
        session.event(opens(10, 1));
        session.event(opens(100, 2));
        writer.drain(SOON);
        Path journal = data.resolve("journal/alerts.jsonl");
        String lines = Files.readString(journal);
        // A replay that was cut short had written the first already; the last line is torn.
        Files.writeString(
                journal, lines + lines.substring(0, 40), StandardOpenOption.TRUNCATE_EXISTING);
        writer.stop();
        store.away(false);
        writer = new AlertWriter(data.resolve("journal"), Duration.ofMillis(50));
        writer.store(store);
        await().atMost(SOON).until(() -> store.rows().size() == 2);
        await().atMost(SOON).until(() -> !Files.exists(journal));
        assertThat(store.rows())
                .as("their run is over")
                .extracting(Alert::state)
                .containsOnly(Alert.State.ENDED);
        Files.writeString(journal, lines);
        writer.stop();
        writer = new AlertWriter(data.resolve("journal"), Duration.ofMillis(50));
        writer.store(store);
        await().atMost(SOON).until(() -> !Files.exists(journal));
        assertThat(store.rows()).hasSize(2);
    }

    @Test
    void putsAsideWhatTheDatabaseRefusesForGood() {
        AlertIntake.Session session = open("yard-1");
        EventChange.Opened bad = opens(10, 1);
        store.away(true);
        Alert poison = session.event(bad).get(0);
        session.event(opens(100, 2));
        writer.drain(SOON);
        store.poison(poison.id());
        store.away(false);
        await().atMost(SOON).until(() -> store.rows().size() == 1);
        assertThat(store.rows().get(0).tracks()).containsExactly(2L);
        assertThat(data.resolve("journal/alerts.rejected.jsonl")).content().contains(poison.id());
    }

    @Test
    void closesWhatIsOpenWhenARunEnds() {
        AlertIntake.Session session = open("yard-1");
        session.event(opens(10, 1));
        session.close();
        assertThat(store.rows()).extracting(Alert::state).containsExactly(Alert.State.ENDED);
    }

    @Test
    void addsVerdictsAndNeverChangesThem() {
        AlertIntake.Session session = open("yard-1");
        Alert alert = session.event(opens(10, 7)).get(0);
        writer.drain(SOON);
        told.clear();
        answer(alert, Optional.of(Verdict.Answer.FALSE));
        answer(alert, Optional.of(Verdict.Answer.FALSE));
        answer(alert, Optional.empty());
        assertThat(manager.verdicts(alert.id()))
                .extracting(v -> v.revision() + " " + v.answer())
                .containsExactly("1 Optional[FALSE]", "2 Optional.empty");
        assertThat(told).containsExactly("answered 1", "answered 2");
    }

    @Test
    void aSnoozedRuleIsQuietOnItsCameraUntilItsTime() {
        AlertIntake.Session session = open("yard-1");
        Alert first = session.event(opens(10, 1)).get(0);
        writer.drain(SOON);
        Snooze snooze = handling.snooze(first.id(), Duration.ofMinutes(10), "ann");
        assertThat(snooze.until()).isEqualTo(clock.instant().plus(Duration.ofMinutes(10)));
        Alert quiet = session.event(opens(100, 2)).get(0);
        assertThat(quiet.state()).isEqualTo(Alert.State.SUPPRESSED);
        assertThat(quiet.snoozed()).isTrue();
        assertThat(handling.covers("yard", "other")).isFalse();
        assertThat(handling.covers("street", "zone")).isFalse();

        clock.forward(Duration.ofMinutes(10));
        assertThat(session.event(opens(200, 3)).get(0).state()).isEqualTo(Alert.State.OPEN);
        assertThat(handling.snoozes()).isEmpty();
        writer.drain(SOON);
        assertThat(store.rows()).as("none is lost").hasSize(3);
        assertThat(store.rows().get(1).snapshot()).isPresent();
    }

    @Test
    void aSnoozeOutlastsARestartAndCanBeEndedEarly() {
        AlertIntake.Session session = open("yard-1");
        Alert first = session.event(opens(10, 1)).get(0);
        writer.drain(SOON);
        handling.snooze(first.id(), Duration.ofMinutes(10), "ann");
        HandlingManager restarted = new HandlingManager(manager, teller, clock, Duration.ofDays(1));
        assertThat(restarted.covers("yard", "zone")).isFalse();
        restarted.setStore(handlings);
        assertThat(restarted.covers("yard", "zone")).isTrue();
        restarted.unsetStore(handlings);
        restarted.stop();
        assertThat(restarted.covers("yard", "zone")).as("without the database").isTrue();

        assertThat(handling.wake(first.id())).isPresent();
        assertThat(handling.wake(first.id())).isEmpty();
        assertThat(session.event(opens(100, 2)).get(0).state()).isEqualTo(Alert.State.OPEN);
    }

    @Test
    void aSnoozeOnOneServerIsSeenByAnotherWithoutARestart() {
        Alert first = open("yard-1").event(opens(10, 1)).get(0);
        writer.drain(SOON);
        HandlingManager other = new HandlingManager(manager, teller, clock, Duration.ofMillis(20));
        try {
            other.setStore(handlings);
            handling.snooze(first.id(), Duration.ofMinutes(10), "ann");
            await().atMost(PATIENCE).until(() -> other.covers("yard", "zone"));
            handling.wake(first.id());
            await().atMost(PATIENCE).until(() -> !other.covers("yard", "zone"));

            handling.snooze(first.id(), Duration.ofMinutes(10), "ann");
            await().atMost(PATIENCE).until(() -> other.covers("yard", "zone"));
            handlings.away(true);
            int asked = handlings.asked();
            await().atMost(PATIENCE).until(() -> handlings.asked() > asked + 2);
            assertThat(other.covers("yard", "zone")).as("without the database").isTrue();
            handlings.away(false);
            handling.wake(first.id());
            await().atMost(PATIENCE).until(() -> !other.covers("yard", "zone"));
        } finally {
            other.stop();
        }
    }

    @Test
    void watchersHearOfSnoozes() throws InterruptedException {
        Alert first = open("yard-1").event(opens(10, 1)).get(0);
        writer.drain(SOON);
        try (Happenings.Watch watch = hub.watch(10)) {
            handling.snooze(first.id(), Duration.ofMinutes(10), "ann");
            handling.wake(first.id());
            Happening begun = watch.next(SOON).orElseThrow();
            assertThat(begun.kind()).isEqualTo("snooze");
            assertThat(begun.camera()).contains("yard");
            assertThat(begun.body())
                    .containsEntry("what", "begun")
                    .containsEntry("rule", "zone")
                    .containsEntry("by", "ann");
            assertThat(watch.next(SOON).orElseThrow().body()).containsEntry("what", "ended");
        }
    }

    @Test
    void onePersonIsOnAnAlert() {
        Alert alert = open("yard-1").event(opens(10, 1)).get(0);
        writer.drain(SOON);
        Acknowledgement first = handling.acknowledge(alert.id(), "ann");
        clock.forward(Duration.ofMinutes(1));
        assertThat(handling.acknowledge(alert.id(), "ann")).isEqualTo(first);
        assertThatThrownBy(() -> handling.acknowledge(alert.id(), "bob"))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("'ann' is on alert");
        handling.unacknowledge(alert.id());
        assertThat(handling.acknowledge(alert.id(), "bob").by()).isEqualTo("bob");
        assertThatThrownBy(() -> handling.acknowledge("nothing", "bob"))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void snoozesAreNeitherTooShortNorTooLong() {
        Alert alert = open("yard-1").event(opens(10, 1)).get(0);
        writer.drain(SOON);
        for (Duration bad : List.of(Duration.ofSeconds(59), Duration.ofDays(7).plusSeconds(1))) {
            assertThatThrownBy(() -> handling.snooze(alert.id(), bad, "ann"))
                    .isInstanceOf(InvalidRequestException.class);
        }
        assertThatThrownBy(() -> handling.snooze("nothing", Duration.ofMinutes(5), "ann"))
                .isInstanceOf(NotFoundException.class);
    }

    private void answer(Alert alert, Optional<Verdict.Answer> answer) {
        manager.answer(alert.id(), answer, Optional.of(Verdict.Reason.ANIMAL), "a fox", "ann");
    }

    private AlertIntake.Session open(String run) {
        return recorder.open(
                YARD,
                run,
                new GateSpec(
                        "yard", List.of(new RuleSpec("zone", "intrusion", List.of(), Map.of()))),
                ClipRoll.DEFAULT);
    }

    private static FakeRun run() {
        return new FakeRun(
                PipelineSpec.of("yard", URI.create("scene:street")).build(),
                new PipelineListener() {});
    }

    private EventChange.Opened opens(double at, long track) {
        ByteBuffer grey = ByteBuffer.allocateDirect(Scene.SIZE.width() * Scene.SIZE.height());
        Frame frame =
                Frame.grey(
                        Math.round(at * 10) + 1,
                        Scene.moment(at),
                        Scene.SIZE,
                        Colour.UNSPECIFIED,
                        new Plane(grey, Scene.SIZE.width()),
                        () -> {});
        return yard.opens("zone", at, track, new Box(300, 160, 40, 80), Optional.of(frame));
    }
}
