package io.vedette.core.alert.internal.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.vedette.core.alert.internal.Scene;
import io.vedette.core.alert.internal.alert.AlertLab;
import io.vedette.core.alert.internal.alert.FakeRun;
import io.vedette.service.alert.Alert;
import io.vedette.service.alert.ClipRoll;
import io.vedette.service.camera.Camera;
import io.vedette.service.camera.CameraStatus;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.StaleRevisionException;
import io.vedette.service.rollout.Slot;
import io.vedette.service.rollout.SlotDirectory;
import io.vedette.service.rollout.Variant;
import io.vedette.service.watch.DetectorSpec;
import io.vedette.service.watch.EventChange;
import io.vedette.service.watch.PipelineListener;
import io.vedette.service.watch.PipelineRun;
import io.vedette.service.watch.PipelineSpec;
import io.vedette.service.watch.Pipelines;
import io.vedette.service.watch.RuleSpec;
import io.vedette.service.watch.RunEnd;
import io.vedette.service.watch.SourceState;
import io.vedette.spi.frame.Masks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CameraManagerTest {

    @TempDir Path data;

    private final MemoryCameras store = new MemoryCameras();
    private final FakePipelines pipelines = new FakePipelines();
    private AlertLab lab;
    private CameraManager manager;

    @BeforeEach
    void start() throws IOException {
        lab = new AlertLab(data);
        manager =
                new CameraManager(
                        lab.recorder,
                        lab.gates,
                        lab.hub,
                        new SourcePolicy(List.of(data.resolve("media"))),
                        Clock.systemUTC());
        manager.inject(store, pipelines, null);
        manager.runner().start();
    }

    @AfterEach
    void stop() {
        manager.stop();
        lab.close();
    }

    @Test
    void startsWhatIsAddedAndTurnsItsEventsIntoAlerts() {
        manager.add(camera("yard"), false);
        FakeRun run = started(1);
        assertThat(run.spec().camera()).isEqualTo("yard");
        assertThat(run.spec().run()).startsWith("yard-");
        assertThat(run.spec().keepSeconds()).isEqualTo(18);
        run.source = live();
        assertThat(status("yard").state()).isEqualTo(CameraStatus.State.LIVE);
        EventChange.Opened event = new Scene("yard").opens("zone", 10, 7);
        run.listener.event(event);
        await().until(() -> lab.store.rowCount() == 1);
        Alert alert = lab.store.first();
        assertThat(alert.place()).isEqualTo(new Alert.Place("yard", "The yard", "yards", "north"));
        assertThat(status("yard").alerts()).isEqualTo(1);
    }

    @Test
    void leavesUnchangedCamerasRunning() {
        manager.add(camera("gate"), false);
        Camera yard = manager.add(camera("yard"), false);
        FakeRun gate = started(2);
        FakeRun before = run("yard");
        manager.replace(yard.withSource("scene:street?place=9"), false);
        FakeRun after = started(3);
        assertThat(before.closed).isTrue();
        assertThat(after.spec().source().toString()).isEqualTo("scene:street?place=9");
        assertThat(run("gate").closed).isFalse();
        assertThat(gate).isNotNull();
        assertThat(after.spec().firstTrack())
                .as("track ids are not used again")
                .isGreaterThan(before.spec().firstTrack());
    }

    @Test
    void exchangesRulesAndDetectorUnderARunningStream() {
        Camera yard = manager.add(camera("yard"), false);
        FakeRun run = started(1);
        RuleSpec line = new RuleSpec("line", "line-crossing", List.of(), Map.of());
        Camera ruled = manager.rules("yard", List.of(line), yard.revision());
        await().until(() -> run.spec().rules().equals(List.of(line)));
        manager.replace(detector(ruled, "fastestdet:1"), false);
        await().until(() -> run.spec().detector().equals(new DetectorSpec.Model("fastestdet:1")));
        assertThat(run.closed).isFalse();
        assertThat(pipelines.runs).hasSize(1);
    }

    @Test
    void followsTheSlotsOfARollOut() {
        manager.add(camera("yard"), false);
        FakeRun run = started(1);
        Directory slots = new Directory();
        slots.detector = "yard-detector:2";
        manager.inject(store, pipelines, slots);
        await().until(
                        () ->
                                run.spec()
                                        .detector()
                                        .equals(new DetectorSpec.Model("yard-detector:2")));
        run.listener.event(new Scene("yard").opens("zone", 10, 7));
        await().until(() -> lab.store.rowCount() == 2);
        assertThat(run.closed).isFalse();
    }

    @Test
    void runsAChallengerOfTheDetectorSlotBesideAndSwapsThemInACanary() {
        Camera yard = manager.add(camera("yard"), false);
        FakeRun main = started(1);
        Directory slots = new Directory();
        slots.detectors =
                List.of(
                        Variant.EMPTY,
                        new Variant(
                                "r1", Variant.Role.SHADOW, Optional.of("next:1"), Map.of(), 0.2));
        manager.inject(store, pipelines, slots);
        await().until(() -> main.companions.size() == 1);
        FakeRun next = main.companions.get(0);
        assertThat(next.spec().detector()).isEqualTo(new DetectorSpec.Model("next:1"));
        assertThat(next.spec().run()).isEqualTo(main.spec().run() + "-r1");
        assertThat(next.spec().firstTrack()).isGreaterThan(main.spec().firstTrack());
        next.listener.event(new Scene("yard").opens("zone", 10, 7));
        await().until(() -> lab.store.rowCount() == 1);
        assertThat(lab.store.first().variant()).isEqualTo("r1");
        assertThat(lab.store.first().inCharge()).isFalse();
        assertThat(status("yard").alerts()).isZero();
        assertThat(status("yard").beside())
                .extracting(
                        CameraStatus.Beside::variant,
                        CameraStatus.Beside::detector,
                        CameraStatus.Beside::alerts)
                .containsExactly(tuple("r1", "next:1", 1L));
        manager.rules("yard", List.of(), yard.revision());
        await().until(() -> next.spec().rules().isEmpty());

        slots.detectors =
                List.of(
                        new Variant(
                                "r1", Variant.Role.CANARY, Optional.of("next:1"), Map.of(), 0.2),
                        new Variant(
                                "champion", Variant.Role.SHADOW, Optional.empty(), Map.of(), 0.2));
        slots.revision = 8;
        await().until(() -> main.companions.size() == 2);
        assertThat(next.closed).isTrue();
        assertThat(main.companions.get(1).spec().detector()).isEqualTo(DetectorSpec.MOTION);
        await().until(() -> main.spec().detector().equals(new DetectorSpec.Model("next:1")));
        main.listener.event(new Scene("again").opens("zone", 20, 7));
        await().until(() -> lab.store.rowCount() == 2);
        Alert last = lab.store.rows().get(1);
        assertThat(last.variant()).isEqualTo("r1");
        assertThat(last.inCharge()).isTrue();

        slots.detectors = List.of(Variant.EMPTY);
        slots.revision = 9;
        await().until(() -> main.companions.get(1).closed);
        await().until(() -> main.spec().detector().equals(DetectorSpec.MOTION));
        assertThat(status("yard").beside()).isEmpty();
        assertThat(main.closed).isFalse();
    }

    @Test
    void stopsWhatIsDisabledOrRemoved() {
        Camera yard = manager.add(camera("yard"), false);
        FakeRun first = started(1);
        Camera off = manager.replace(enabled(yard, false), false);
        await().until(() -> first.closed);
        await().until(() -> status("yard").state() == CameraStatus.State.DISABLED);
        Camera on = manager.replace(enabled(off, true), false);
        FakeRun second = started(2);
        manager.remove("yard", on.revision());
        await().until(() -> second.closed);
        await().until(() -> manager.status("yard").isEmpty());
    }

    @Test
    void goesOnWhileTheDatabaseIsAway() {
        manager.add(camera("yard"), false);
        FakeRun run = started(1);
        store.away = true;
        manager.runner().changed();
        run.listener.event(new Scene("yard").opens("zone", 10, 7));
        await().until(() -> lab.store.rowCount() == 1);
        assertThat(run.closed).isFalse();
        assertThat(status("yard").run()).isEqualTo(run.spec().run());
    }

    @Test
    void waitsWhileNothingRunsCamerasAndStartsAnewWhenItIsBack() {
        manager.add(camera("yard"), false);
        FakeRun first = started(1);
        manager.inject(store, null, null);
        await().until(() -> first.closed);
        assertThat(status("yard").state()).isEqualTo(CameraStatus.State.WAITING);
        manager.inject(store, pipelines, null);
        started(2);
    }

    @Test
    void beginsAFiniteSourceAgainOnlyWhereItShall() {
        manager.add(camera("once"), false);
        FakeRun once = started(1);
        once.done.complete(new RunEnd.Finished(100, 10));
        manager.add(with(camera("ever"), Map.of("repeat", "true")), false);
        FakeRun ever = started(2);
        ever.done.complete(new RunEnd.Finished(100, 10));
        started(3);
        assertThat(run("ever")).isNotSameAs(ever);
        assertThat(status("once").state()).isEqualTo(CameraStatus.State.ENDED);
        assertThat(run("once")).isSameAs(once);
    }

    @Test
    void showsWhyASourceIsRefused() {
        manager.add(camera("yard"), false);
        started(1).done.complete(new RunEnd.Refused("401: check user and password"));
        assertThat(status("yard").state()).isEqualTo(CameraStatus.State.REFUSED);
        assertThat(status("yard").why()).isEqualTo("401: check user and password");
    }

    @Test
    void keepsCredentialsButNeverShowsThem() {
        String secret = "rtsp://admin:s3cret@10.0.0.7:554/stream";
        Camera yard = manager.add(camera("yard").withSource(secret), false);
        assertThat(yard.shownSource()).isEqualTo("rtsp://***@10.0.0.7:554/stream");
        assertThat(yard.toString()).doesNotContain("s3cret");
        manager.replace(yard.withSource(yard.shownSource()), false);
        assertThat(store.camera("yard").orElseThrow().source()).isEqualTo(secret);
        assertThatThrownBy(
                        () ->
                                manager.add(
                                        camera("x").withSource("rtsp://admin:s3cret@10.0.0.7/a b"),
                                        false))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void takesFilesOnlyFromItsFolders() throws IOException {
        Path media = Files.createDirectories(data.resolve("media"));
        Path inside = Files.writeString(media.resolve("a.mp4"), "film");
        Path outside = Files.writeString(data.resolve("b.mp4"), "film");
        Path link = Files.createSymbolicLink(media.resolve("link.mp4"), outside);
        manager.add(camera("in").withSource("file:" + inside), false);
        for (String source :
                List.of(
                        "file:" + outside,
                        "file:" + link,
                        "file:" + media + "/../b.mp4",
                        "file:" + media + "/none.mp4",
                        "file://host/x",
                        "/etc/passwd",
                        "concat:a|b",
                        "gopher://x/",
                        "rtsp:///none")) {
            assertThatThrownBy(() -> manager.add(camera("no").withSource(source), false))
                    .as(source)
                    .isInstanceOf(InvalidRequestException.class);
        }
        manager.add(camera("trusted").withSource("file:" + outside), true);
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> manager.add(camera("a/b"), false))
                .hasMessageContaining("letters, digits");
        assertThatThrownBy(() -> manager.add(detector(camera("a"), "/models/x"), false))
                .hasMessageContaining("not a folder");
        RuleSpec rule = new RuleSpec("r", "intrusion", List.of(), Map.of("cooldown", "soon"));
        assertThatThrownBy(() -> manager.add(camera("a").withRules(List.of(rule)), false))
                .hasMessageContaining("rule r: cooldown");
        Camera yard = manager.add(camera("yard"), false);
        manager.replace(yard, false);
        assertThatThrownBy(() -> manager.replace(yard, false))
                .isInstanceOf(StaleRevisionException.class);
    }

    private CameraStatus status(String id) {
        return manager.status(id).orElseThrow();
    }

    private FakeRun run(String id) {
        return (FakeRun) manager.run(id).orElseThrow();
    }

    private FakeRun started(int count) {
        await().atMost(Duration.ofSeconds(5)).until(() -> pipelines.runs.size() == count);
        FakeRun run = pipelines.runs.get(count - 1);
        await().until(() -> manager.run(run.spec().camera()).filter(r -> r == run).isPresent());
        return run;
    }

    private static SourceState live() {
        return new SourceState(SourceState.Kind.LIVE, "", Duration.ZERO, 0);
    }

    static Camera camera(String id) {
        return new Camera(
                id,
                "The " + id,
                "north",
                "yards",
                "scene:street?place=1",
                "motion",
                "bytetrack",
                true,
                List.of(new RuleSpec("zone", "intrusion", List.of(), Map.of())),
                Masks.NONE,
                List.of(),
                ClipRoll.DEFAULT,
                Map.of(),
                true,
                Instant.EPOCH,
                0);
    }

    private static Camera detector(Camera c, String detector) {
        return copy(c, detector, c.options(), c.enabled());
    }

    private static Camera with(Camera c, Map<String, String> options) {
        return copy(c, c.detector(), options, c.enabled());
    }

    private static Camera enabled(Camera c, boolean enabled) {
        return copy(c, c.detector(), c.options(), enabled);
    }

    private static Camera copy(
            Camera c, String detector, Map<String, String> options, boolean enabled) {
        return new Camera(
                c.id(),
                c.name(),
                c.site(),
                c.group(),
                c.source(),
                detector,
                c.tracker(),
                c.gate(),
                c.rules(),
                c.masks(),
                c.pins(),
                c.clip(),
                options,
                enabled,
                c.changed(),
                c.revision());
    }

    private static final class FakePipelines implements Pipelines {
        private final List<FakeRun> runs = new CopyOnWriteArrayList<>();

        @Override
        public PipelineRun start(PipelineSpec spec, PipelineListener listener) {
            FakeRun run = new FakeRun(spec, listener);
            runs.add(run);
            return run;
        }

        @Override
        public List<PipelineRun> running() {
            return List.copyOf(runs);
        }
    }

    private static final class Directory implements SlotDirectory {
        private volatile String detector;
        private volatile List<Variant> detectors = List.of();
        private volatile long revision = 7;

        @Override
        public List<Variant> variants(String camera, Slot slot) {
            if (slot == Slot.DETECTOR && !detectors.isEmpty()) {
                return detectors;
            }
            if (slot == Slot.DETECTOR) {
                return List.of(
                        new Variant(
                                "champion",
                                Variant.Role.CHAMPION,
                                Optional.of(detector),
                                Map.of(),
                                0));
            }
            return List.of(
                    Variant.EMPTY,
                    new Variant("shadow", Variant.Role.SHADOW, Optional.empty(), Map.of(), 0));
        }

        @Override
        public long revision() {
            return revision;
        }
    }
}
