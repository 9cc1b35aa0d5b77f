package io.vedette.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vedette.service.alert.AlertGates;
import io.vedette.service.alert.GateDecision;
import io.vedette.service.alert.GateDecision.Kind;
import io.vedette.service.alert.GateSpec;
import io.vedette.service.cli.Command;
import io.vedette.service.cli.Console;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.watch.ClipReport;
import io.vedette.service.watch.DetectorSpec;
import io.vedette.service.watch.Event;
import io.vedette.service.watch.EventChange;
import io.vedette.service.watch.FrameReport;
import io.vedette.service.watch.PipelineListener;
import io.vedette.service.watch.PipelineRun;
import io.vedette.service.watch.PipelineSpec;
import io.vedette.service.watch.Pipelines;
import io.vedette.service.watch.RuleReplays;
import io.vedette.service.watch.RuleSpec;
import io.vedette.service.watch.RunEnd;
import io.vedette.service.watch.RunStatus;
import io.vedette.service.watch.SwapReport;
import io.vedette.spi.Box;
import io.vedette.spi.Moment;
import io.vedette.spi.Size;
import io.vedette.spi.Span;
import io.vedette.spi.geometry.Point;
import io.vedette.spi.model.Detection;
import io.vedette.spi.rule.Ruling;
import io.vedette.spi.scene.SceneFacts;
import io.vedette.spi.stream.StreamSpec.Pacing;
import io.vedette.spi.track.Track;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatchCommandTest {
    @TempDir Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final OneFrame pipelines = new OneFrame();
    private final Recorder replays = new Recorder();
    private final OneRuling gates = new OneRuling();

    private int run(String... args) {
        Console console =
                new Console(
                        new ByteArrayInputStream(new byte[0]),
                        new PrintStream(new ByteArrayOutputStream()),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        folder);
        return new WatchCommand(pipelines, replays, gates).run(List.of(args), console);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static Event event(Optional<Moment> end) {
        return new Event(
                "film-1",
                "film",
                "yard",
                "intrusion",
                "RuleEngine/FieldDetector/ObjectsInside",
                Moment.of(Instant.EPOCH, 0.1),
                Moment.of(Instant.EPOCH, 0.6),
                end,
                List.of(7L),
                "",
                7,
                new Box(1, 2, 3, 4),
                new Size(64, 48),
                Map.of("inside", 0.5),
                Map.of("heuristic", "intrusion 1.0.0", "detector", "motion 1.0.0"),
                "abc");
    }

    @Test
    void writesFramesDetectionsTracksAndEvents() throws IOException {
        write("film.mp4", "");
        write(
                "rules.yaml",
                "- id: yard\n  type: intrusion\n  points: [[0, 0], [1, 0], [1, 1]]\n"
                        + "  params: {min_inside: 0.5, classes: [person, car]}\n");
        assertThat(run("film.mp4", "--rules", "rules.yaml", "--out", "deep/out"))
                .isEqualTo(Command.OK);
        assertThat(pipelines.spec.rules())
                .containsExactly(
                        new RuleSpec(
                                "yard",
                                "intrusion",
                                List.of(new Point(0, 0), new Point(1, 0), new Point(1, 1)),
                                Map.of("min_inside", 0.5, "classes", List.of("person", "car"))));
        assertThat(pipelines.spec.camera()).isEqualTo("film");
        assertThat(pipelines.spec.pacing()).isEqualTo(Pacing.AS_FAST);
        assertThat(pipelines.spec.detector()).isEqualTo(DetectorSpec.MOTION);
        Path out = folder.resolve("deep/out");
        assertThat(Files.readAllLines(out.resolve("frames.jsonl")))
                .containsExactly(
                        "{\"frame\":1,\"t\":0.0,\"state\":\"analysed\",\"reason\":null}",
                        "{\"frame\":2,\"t\":0.1,\"state\":\"dropped\",\"reason\":\"slow\"}");
        assertThat(Files.readAllLines(out.resolve("detections.jsonl")))
                .containsExactly(
                        "{\"frame\":1,\"t\":0.0,\"class\":\"person\",\"score\":0.81,"
                                + "\"box\":[1.0,2.0,3.5,4.0]}");
        assertThat(Files.readAllLines(out.resolve("tracks.mot.txt")))
                .containsExactly("1,7,1.00,2.00,3.50,4.00,0.8100,-1,-1,-1");
        JsonNode row = new ObjectMapper().readTree(Files.readString(out.resolve("events.jsonl")));
        assertThat(row.get("id").asText()).isEqualTo("film-1");
        assertThat(row.get("begin").asDouble()).isEqualTo(0.1);
        assertThat(row.get("at").asDouble()).isEqualTo(0.6);
        assertThat(row.get("end").asDouble()).isEqualTo(2);
        assertThat(row.get("frame").asInt()).isEqualTo(7);
        assertThat(row.get("heuristicVersion").asText()).isEqualTo("intrusion 1.0.0");
        assertThat(row.get("tracks").get(0).asInt()).isEqualTo(7);
        assertThat(row.get("evidence").get("inside").asDouble()).isEqualTo(0.5);
    }

    @Test
    void writesAlertsAndWhatTheVerifierSuppressed() throws IOException {
        write("film.mp4", "");
        write("rules.yaml", "- {id: yard, type: intrusion, points: [[0, 0], [1, 0], [1, 1]]}");
        assertThat(run("film.mp4", "--rules", "rules.yaml")).isEqualTo(Command.OK);
        assertThat(gates.spec.rules()).hasSize(1);
        assertThat(gates.spec.variants().get(0).model()).isEmpty();
        JsonNode row =
                new ObjectMapper().readTree(Files.readString(folder.resolve("alerts.jsonl")));
        assertThat(row.get("id").asText()).isEqualTo("film-1");
        assertThat(row.get("at").asDouble()).isEqualTo(0.6);
        assertThat(row.get("end").asDouble()).isEqualTo(2);
        assertThat(row.get("box").toString()).isEqualTo("[1.0,2.0,3.0,4.0]");
        assertThat(row.has("score")).isFalse();
        assertThat(folder.resolve("suppressed.jsonl")).isEmptyFile();
        assertThat(said()).contains("1 events, 1 alerts in");

        Path model = Files.createDirectory(folder.resolve("model"));
        gates.ruling = Optional.of(new Ruling(false, 0.25, "no person"));
        assertThat(run("film.mp4", "--rules", "rules.yaml", "--verifier", "model"))
                .isEqualTo(Command.OK);
        assertThat(gates.spec.variants().get(0).model()).hasValue(model.toString());
        assertThat(folder.resolve("alerts.jsonl")).isEmptyFile();
        row = new ObjectMapper().readTree(Files.readString(folder.resolve("suppressed.jsonl")));
        assertThat(row.get("score").asDouble()).isEqualTo(0.25);
        assertThat(row.get("verifier").asText()).isEqualTo("no person");
        assertThat(said()).contains("1 events, 0 alerts and 1 suppressed in");
        assertThat(gates.closed).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "film.mp4 other.mp4",
                "film.mp4 --frobnicate",
                "film.mp4 --out",
                "film.mp4 --model nowhere",
                "film.mp4 --detector nowhere",
                "film.mp4 --rules missing.yaml",
                "film.mp4 --rules rules.yaml --verifier nowhere",
                "film.mp4 --verifier .",
                "--tracks tracks.txt --rules rules.yaml --fps 10",
                "--tracks tracks.txt --rules rules.yaml --size 64 --fps 10",
                "--tracks tracks.txt --rules rules.yaml --size 64x48 --fps zero",
                "--tracks tracks.txt --size 64x48 --fps 10",
                "--tracks missing.txt --rules rules.yaml --size 64x48 --fps 10",
                "--tracks tracks.txt --rules rules.yaml --size 64x48 --fps NaN",
                "--tracks tracks.txt --rules rules.yaml --size 64x48 --fps 10 --realtime",
                "film.mp4 --rules rules.yaml --size 64x48",
                "--tracks broken.txt --rules rules.yaml --size 64x48 --fps 10",
                "--tracks broken-half.txt --rules rules.yaml --size 64x48 --fps 10",
                "--tracks broken-twice.txt --rules rules.yaml --size 64x48 --fps 10"
            })
    void refusesWithTwoAndSaysWhy(String line) throws IOException {
        write("film.mp4", "");
        write("rules.yaml", "[]");
        write("tracks.txt", "1,1,0,0,5,5,1,-1,-1,-1\n");
        write("broken.txt", "1,1,0,0,5,5,1,-1,-1,-1\n2,1,0,zero,5,5\n");
        write("broken-half.txt", "1,1,0,0,5,5\n1.5,1,0,0,5,5\n");
        write("broken-twice.txt", "1,1,0,0,5,5\n1,1,9,9,5,5\n");
        assertThat(run(line.isEmpty() ? new String[0] : line.split(" ")))
                .isEqualTo(Command.REFUSED);
        assertThat(said()).startsWith("watch: ");
        assertThat(folder.resolve("frames.jsonl")).doesNotExist();
        if (line.contains("broken")) {
            assertThat(said()).contains("line 2");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yard: intrusion",
                "- intrusion",
                "- {id: a}",
                "- {type: a}",
                "- {id: a, type: b, colour: red}",
                "- {id: a, type: b, points: 3}",
                "- {id: a, type: b, points: [[1]]}",
                "- {id: a, type: b, points: [[x, y]]}",
                "- {id: a, type: b, points: [[.nan, 1]]}",
                "- {id: a, type: b, params: [1]}",
                "- {id: a, type: b, params: {x: }}",
                "- {id: a, type: b, params: {x: 1"
            })
    void refusesBrokenRules(String yaml) throws IOException {
        write("film.mp4", "");
        write("rules.yaml", yaml);
        assertThat(run("film.mp4", "--rules", "rules.yaml")).isEqualTo(Command.REFUSED);
        assertThat(said()).contains("rules.yaml");
    }

    @Test
    void aRefusedRunIsRefused() throws IOException {
        write("film.mp4", "");
        pipelines.end = new RunEnd.Refused("broken film");
        assertThat(run("film.mp4")).isEqualTo(Command.REFUSED);
        assertThat(said()).isEqualTo("watch: broken film\n");
    }

    @Test
    void readsAddresses() {
        run("rtsp://camera/1", "--realtime");
        assertThat(pipelines.spec.source().toString()).isEqualTo("rtsp://camera/1");
        assertThat(pipelines.spec.pacing()).isEqualTo(Pacing.REALTIME);
        run("scene:street?place=1&seed=2");
        assertThat(pipelines.spec.source().toString()).isEqualTo("scene:street?place=1&seed=2");
        assertThat(run("rtsp://us er:secret@camera")).isEqualTo(Command.REFUSED);
        assertThat(said()).doesNotContain("secret");
    }

    @Test
    void replaysTracksWithTheirGaps() throws IOException {
        write("rules.yaml", "- {id: yard, type: intrusion}");
        write(
                "people.txt",
                "\uFEFF1,3,10,10,4,8,1,-1,-1,-1\r\n3,3,14,10,4,8,0.5,-1,-1,-1\n3,4,0,0,5,5,0,-1,-1,-1\n");
        int code =
                run(
                        "--tracks",
                        "people.txt",
                        "--size",
                        "64x48",
                        "--fps",
                        "10",
                        "--rules",
                        "rules.yaml",
                        "--out",
                        "replayed");
        assertThat(said()).contains("3 frames, 1 events");
        assertThat(code).isEqualTo(Command.OK);
        assertThat(replays.seen).hasSize(3);
        assertThat(replays.seen.get(0)).hasSize(1);
        assertThat(replays.seen.get(1)).isEmpty();
        Track track = replays.seen.get(2).get(0);
        assertThat(replays.seen.get(2)).hasSize(1);
        assertThat(track.label()).isEqualTo("person");
        assertThat(track.velocityX()).isEqualTo(20);
        assertThat(track.first().streamSeconds()).isZero();
        assertThat(track.observations()).isEqualTo(2);
        assertThat(replays.times).containsExactly(0.0, 0.1, 0.2);
        assertThat(Files.readAllLines(folder.resolve("replayed/events.jsonl"))).hasSize(1);
    }

    /** Remembers what it is asked, and finds one event at the end. */
    private static final class Recorder implements RuleReplays {
        @Override
        public void check(List<RuleSpec> rules) {
            throw new UnsupportedOperationException("nobody asks");
        }

        private final List<List<Track>> seen = new ArrayList<>();
        private final List<Double> times = new ArrayList<>();

        @Override
        public Replay open(String camera, String run, Size size, List<RuleSpec> rules) {
            if (rules.isEmpty()) {
                throw new InvalidRequestException("no rules");
            }
            return new Replay() {
                @Override
                public List<EventChange> observe(long frame, Moment now, List<Track> tracks) {
                    seen.add(tracks);
                    times.add(Math.round(now.streamSeconds() * 1e6) / 1e6);
                    return List.of();
                }

                @Override
                public List<EventChange> finish() {
                    Moment end = Moment.of(Instant.EPOCH, 2);
                    return List.of(
                            new EventChange.Ended(event(Optional.of(end)), end, "stream ended"));
                }

                @Override
                public void close() {}
            };
        }
    }

    /** Rules on every event as it is told to. */
    private static final class OneRuling implements AlertGates {
        private GateSpec spec;
        private Optional<Ruling> ruling = Optional.empty();
        private int closed;

        @Override
        public Gate open(GateSpec given) {
            spec = given;
            return new Gate() {
                @Override
                public List<GateDecision> event(EventChange change) {
                    boolean accepted = ruling.map(Ruling::accepted).orElse(true);
                    Kind said = accepted ? Kind.RAISED : Kind.SUPPRESSED;
                    Event event = change.event();
                    return List.of(
                            new GateDecision(
                                    spec.variants().get(0),
                                    change instanceof EventChange.Ended ? Kind.ENDED : said,
                                    event,
                                    event.id(),
                                    "",
                                    ruling,
                                    false));
                }

                @Override
                public void change(GateSpec other) {
                    spec = other;
                }

                @Override
                public void close() {
                    closed++;
                }
            };
        }
    }

    /** Plays one frame, loses one, and finds one event. */
    private static final class OneFrame implements Pipelines {
        private PipelineSpec spec;
        private RunEnd end = new RunEnd.Finished(1, 0);

        @Override
        public PipelineRun start(PipelineSpec given, PipelineListener listener) {
            spec = given;
            if (end instanceof RunEnd.Finished) {
                Moment now = Moment.of(Instant.EPOCH, 0);
                Box box = new Box(1, 2, 3.5, 4);
                Track.State confirmed = Track.State.CONFIRMED;
                listener.frame(
                        new FrameReport(
                                1,
                                now,
                                FrameReport.State.ANALYSED,
                                "",
                                List.of(new Detection("person", 0.81, box)),
                                List.of(
                                        new Track(
                                                7, "person", 0.81, box, confirmed, now, now, 3, 0,
                                                0),
                                        new Track(
                                                8,
                                                "person",
                                                0.3,
                                                box,
                                                Track.State.TENTATIVE,
                                                now,
                                                now,
                                                1,
                                                0,
                                                0)),
                                SceneFacts.UNKNOWN,
                                Optional.empty()));
                listener.frame(
                        new FrameReport(
                                2,
                                Moment.of(Instant.EPOCH, 0.1),
                                FrameReport.State.DROPPED,
                                "slow",
                                List.of(),
                                List.of(),
                                SceneFacts.UNKNOWN,
                                Optional.empty()));
                Moment over = Moment.of(Instant.EPOCH, 2);
                listener.event(
                        new EventChange.Opened(
                                event(Optional.empty()), now, List.of(), Optional.empty()));
                listener.event(new EventChange.Ended(event(Optional.of(over)), over, "over"));
            }
            return new Done(given, end);
        }

        @Override
        public List<PipelineRun> running() {
            return List.of();
        }
    }

    private record Done(PipelineSpec spec, RunEnd end) implements PipelineRun {
        @Override
        public RunStatus status() {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<RunEnd> done() {
            return CompletableFuture.completedFuture(end);
        }

        @Override
        public CompletionStage<ClipReport> clip(Span span, Path file) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Snapshot> snapshot(int quality) {
            return Optional.empty();
        }

        @Override
        public void rules(List<RuleSpec> rules) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<SwapReport> detector(DetectorSpec detector) {
            throw new UnsupportedOperationException();
        }

        @Override
        public PipelineRun beside(PipelineSpec other, PipelineListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}
