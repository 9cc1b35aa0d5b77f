package io.vedette.core.alert.internal.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.vedette.core.alert.internal.Scene;
import io.vedette.core.alert.internal.gate.Gates;
import io.vedette.service.alert.Alert;
import io.vedette.service.alert.Alerts;
import io.vedette.service.alert.Verdict;
import io.vedette.service.camera.CameraReplay;
import io.vedette.service.camera.CameraReplay.Outcome;
import io.vedette.service.camera.Cameras;
import io.vedette.service.http.Page;
import io.vedette.service.operation.Operation;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.testing.DirectOperations;
import io.vedette.service.watch.Event;
import io.vedette.service.watch.EventChange;
import io.vedette.service.watch.FrameReport;
import io.vedette.service.watch.PipelineRun;
import io.vedette.service.watch.PipelineSpec;
import io.vedette.service.watch.RuleReplays;
import io.vedette.service.watch.RuleSpec;
import io.vedette.spi.Box;
import io.vedette.spi.Moment;
import io.vedette.spi.Size;
import io.vedette.spi.frame.Colour;
import io.vedette.spi.frame.Frame;
import io.vedette.spi.frame.Plane;
import io.vedette.spi.scene.SceneFacts;
import io.vedette.spi.track.Track;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Frames go in through the tap, a change of rules is tried on what was kept of them. */
class ReplayManagerTest {
    private static final Instant NOW = Scene.EPOCH.plusSeconds(600);
    private static final String RUN = "yard-1";

    @TempDir Path data;

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final List<Alert> raised = new ArrayList<>();
    private TrackLog log;
    private ReplayManager manager;
    private long frame;

    @BeforeEach
    void start() {
        log = new TrackLog(data.resolve("tracks"), clock);
        log.cameras(cameras());
        manager = manager(log);
    }

    @AfterEach
    void stop() {
        log.stop();
    }

    private ReplayManager manager(TrackLog tracks) {
        Alerts alerts =
                fake(
                        Alerts.class,
                        (proxy, method, args) -> new Page<>(List.copyOf(raised), Optional.empty()));
        return new ReplayManager(
                tracks,
                new Longer(),
                new Gates(),
                alerts,
                cameras(),
                new DirectOperations(),
                clock);
    }

    private static PipelineSpec spec(String run) {
        return PipelineSpec.of("yard", URI.create("fake:it")).run(run).build();
    }

    private static Cameras cameras() {
        PipelineRun running = fake(PipelineRun.class, (proxy, method, args) -> spec(RUN));
        return fake(
                Cameras.class,
                (proxy, method, args) -> {
                    boolean yard = args[0].equals("yard");
                    if (method.getName().equals("run")) {
                        return yard ? Optional.of(running) : Optional.empty();
                    }
                    return yard ? Optional.of(MemoryYard.CAMERA) : Optional.empty();
                });
    }

    private static <T> T fake(Class<T> type, InvocationHandler answers) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
    }

    /** A track that is there from one second to another, ten times a second. */
    private void walks(long track, double from, double to) {
        for (int i = (int) Math.round(from * 10); i <= Math.round(to * 10); i++) {
            seen(i / 10.0, List.of(track(track, from, i / 10.0, Track.State.CONFIRMED)));
        }
        seen(to + 0.1, List.of());
    }

    private static Track track(long id, double first, double now, Track.State state) {
        return new Track(
                id,
                "person",
                0.9,
                new Box(100 + now, 50, 20, 40),
                state,
                Scene.moment(first),
                Scene.moment(now),
                3,
                10,
                0);
    }

    private void seen(double second, List<Track> tracks) {
        Frame picture =
                Frame.grey(
                        ++frame,
                        Scene.moment(second),
                        Scene.SIZE,
                        Colour.UNSPECIFIED,
                        new Plane(ByteBuffer.allocateDirect(640 * 360), 640),
                        () -> {});
        assertThat(log.wants(spec(RUN))).isTrue();
        log.frame(
                spec(RUN),
                new FrameReport(
                        frame,
                        Scene.moment(second),
                        FrameReport.State.ANALYSED,
                        "",
                        List.of(),
                        tracks,
                        SceneFacts.UNKNOWN,
                        Optional.of(picture)));
        picture.release();
    }

    private void alerted(long track, double at, double end, Verdict.Answer answer) {
        raised.add(MemoryYard.alert(RUN, track, at, end, answer));
    }

    private static List<RuleSpec> rules(double threshold) {
        return List.of(
                new RuleSpec(
                        "zone",
                        "longer",
                        List.of(),
                        Map.of("threshold", threshold, "cooldown", 0, "incident_policy", "each")));
    }

    private CameraReplay replay(double threshold) {
        Operation done = manager.start("yard", rules(threshold), Duration.ofHours(1), "ann");
        return manager.found(done.id()).orElseThrow();
    }

    @Test
    void tellsWhatIsKeptLostAndNew() {
        walks(1, 10, 14);
        alerted(1, 13, 14, Verdict.Answer.REAL);
        walks(2, 30, 40);
        alerted(2, 33, 40, Verdict.Answer.REAL);
        walks(3, 50, 53.5);
        alerted(3, 53, 53.5, Verdict.Answer.FALSE);
        walks(4, 70, 72);

        CameraReplay same = replay(3);
        assertThat(List.of(same.kept(), same.lost(), same.added())).containsExactly(3, 0, 0);
        assertThat(same.seconds()).isGreaterThan(60);

        CameraReplay stricter = replay(3.8);
        assertThat(stricter.rows())
                .extracting(CameraReplay.Row::outcome, row -> row.tracks().get(0))
                .containsExactly(
                        tuple(Outcome.KEPT, 1L), tuple(Outcome.KEPT, 2L), tuple(Outcome.LOST, 3L));
        assertThat(stricter.lostFalse()).isEqualTo(1);
        assertThat(stricter.lostReal()).isZero();

        CameraReplay looser = replay(1.5);
        assertThat(looser.rows())
                .extracting(CameraReplay.Row::outcome, CameraReplay.Row::at)
                .containsExactly(
                        tuple(Outcome.KEPT, 11.5),
                        tuple(Outcome.KEPT, 31.5),
                        tuple(Outcome.KEPT, 51.5),
                        tuple(Outcome.NEW, 71.5));
        assertThat(looser.rows().get(0).alert()).contains(raised.get(0).id());
    }

    @Test
    void comparesOnlyTheTimeOfWhichTracksAreKept() {
        walks(1, 100, 110);
        alerted(1, 103, 110, Verdict.Answer.REAL);
        alerted(9, 3, 5, Verdict.Answer.REAL);
        CameraReplay replay = replay(3);
        assertThat(List.of(replay.kept(), replay.lost(), replay.added())).containsExactly(1, 0, 0);
    }

    @Test
    void knowsAfterARestartWhatWasWrittenAndLeavesOutWhatACrashLeftHalf() throws IOException {
        walks(1, 10, 20);
        alerted(1, 13, 20, Verdict.Answer.REAL);
        log.stop();
        Path file;
        try (var files = Files.walk(data.resolve("tracks"))) {
            file = files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
        Files.write(file, new byte[] {0, 0, 1, 0, 31}, StandardOpenOption.APPEND);
        log = new TrackLog(data.resolve("tracks"), clock);
        manager = manager(log);
        assertThat(replay(3).kept()).isEqualTo(1);
    }

    @Test
    void keepsEveryTrackAsItWasButNoTentativeOnes() throws Exception {
        List<Track> tracks =
                List.of(
                        track(1, 1, 2, Track.State.CONFIRMED),
                        track(2, 1, 2, Track.State.LOST),
                        track(3, 1, 2, Track.State.TENTATIVE));
        seen(2, tracks);
        List<TrackedFrame> read = new ArrayList<>();
        for (Path file : log.files("yard", NOW.minusSeconds(3600))) {
            TrackFiles.read(file, read::add);
        }
        assertThat(read)
                .containsExactly(
                        new TrackedFrame(
                                RUN, 1, Scene.moment(2), Scene.SIZE, tracks.subList(0, 2)));
    }

    @Test
    void forgetsWhatIsOlderThanADay() throws Exception {
        TrackFiles files = new TrackFiles(data);
        byte[] part = {1};
        files.append("yard", NOW.minus(Duration.ofHours(30)), part);
        files.append("yard", NOW.minus(Duration.ofHours(20)), part);
        files.append("yard", NOW, part);
        assertThat(files.files("yard", Instant.EPOCH)).hasSize(2);
        assertThat(files.files("yard", NOW.minus(Duration.ofHours(1)))).hasSize(1);
        assertThat(files.files("..", Instant.EPOCH)).isEmpty();
    }

    @Test
    void refusesAtOnceAndListensToCamerasAlone() {
        assertThatThrownBy(() -> manager.start("gone", rules(1), Duration.ofHours(1), "ann"))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> manager.start("yard", rules(1), Duration.ofHours(25), "ann"))
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> manager.start("yard", rules(-1), Duration.ofHours(1), "ann"))
                .isInstanceOf(InvalidRequestException.class);
        assertThat(log.wants(spec("evaluation-7"))).isFalse();
        assertThat(manager.found("none")).isEmpty();
    }

    /** A rule that fires once a track has been there for longer than {@code threshold} seconds. */
    private static final class Longer implements RuleReplays {
        @Override
        public void check(List<RuleSpec> rules) {
            open("", "", Scene.SIZE, rules).close();
        }

        @Override
        public Replay open(String camera, String run, Size size, List<RuleSpec> rules) {
            double threshold = ((Number) rules.get(0).params().get("threshold")).doubleValue();
            if (threshold < 0) {
                throw new InvalidRequestException("threshold is negative");
            }
            return new Replay() {
                private final Set<Long> fired = new HashSet<>();

                @Override
                public List<EventChange> observe(long number, Moment moment, List<Track> tracks) {
                    List<EventChange> changes = new ArrayList<>();
                    for (Track track : tracks) {
                        if (moment.since(track.first()) >= threshold - 1e-6
                                && fired.add(track.id())) {
                            Event event = MemoryYard.event(run, number, moment, track);
                            changes.add(
                                    new EventChange.Opened(
                                            event, moment, List.of(), Optional.empty()));
                        }
                    }
                    return changes;
                }

                @Override
                public List<EventChange> finish() {
                    return List.of();
                }

                @Override
                public void close() {}
            };
        }
    }
}
