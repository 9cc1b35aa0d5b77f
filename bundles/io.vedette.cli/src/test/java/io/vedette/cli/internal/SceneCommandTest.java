package io.vedette.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.service.cli.Command;
import io.vedette.service.cli.Console;
import io.vedette.spi.Box;
import io.vedette.spi.Moment;
import io.vedette.spi.Size;
import io.vedette.spi.Span;
import io.vedette.spi.clip.ClipWriter;
import io.vedette.spi.frame.Colour;
import io.vedette.spi.frame.Frame;
import io.vedette.spi.frame.Plane;
import io.vedette.spi.geometry.Point;
import io.vedette.spi.geometry.Polygon;
import io.vedette.spi.stream.CodecParameters;
import io.vedette.spi.stream.Ended;
import io.vedette.spi.stream.KnowsTruth;
import io.vedette.spi.stream.Packet;
import io.vedette.spi.stream.StreamPort;
import io.vedette.spi.stream.StreamSource;
import io.vedette.spi.stream.StreamSpec;
import io.vedette.spi.stream.TruthRow;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SceneCommandTest {
    @TempDir Path folder;
    private final AtomicInteger leased = new AtomicInteger();
    private final List<Long> filmed = new ArrayList<>();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** Twelve grey frames, a visit and a cat. */
    private final class Fake implements StreamSource, KnowsTruth {
        @Override
        public Ended run(StreamSpec spec, StreamPort port) {
            if ("9".equals(spec.options().get("place"))) {
                return new Ended.Refused("scene: no place 9");
            }
            Plane plane = new Plane(ByteBuffer.allocateDirect(64), 8);
            for (long n = 1; n <= 12 && !port.cancelled(); n++) {
                leased.incrementAndGet();
                port.frame(
                        Frame.grey(
                                n,
                                Moment.of(spec.epoch(), n / 10.0),
                                new Size(8, 8),
                                Colour.UNSPECIFIED,
                                plane,
                                leased::decrementAndGet));
            }
            return new Ended.Finished();
        }

        @Override
        public Stream<TruthRow> truth(StreamSpec spec, Span when) {
            return Stream.of(
                    new TruthRow.Happened("visit", "person", 3, 0.1, 0.2),
                    new TruthRow.Seen(1, 0, 3, "person", new Box(1, 2, 3, 4)),
                    new TruthRow.Seen(2, 0.1, 3, "person", new Box(2, 2, 3, 4.04)),
                    new TruthRow.Seen(2, 0.1, 4, "animal", new Box(5, 5, 2, 2)),
                    new TruthRow.Happened("disturbance", "animal", 4, 0.1, 0.9));
        }

        @Override
        public Optional<Polygon> zone(StreamSpec spec, String name) {
            return Optional.of(
                    new Polygon(List.of(new Point(0, 0.5), new Point(1, 0.5), new Point(0.25, 1))));
        }
    }

    private final class Films implements ClipWriter {
        @Override
        public void encode(Iterator<Frame> frames, Path file) throws IOException {
            while (frames.hasNext()) {
                filmed.add(frames.next().number());
            }
            Files.writeString(file, "film");
        }

        @Override
        public boolean remuxable(CodecParameters codec) {
            return false;
        }

        @Override
        public void remux(CodecParameters codec, List<Packet> packets, Path file) {
            throw new AssertionError("there are no packets");
        }

        @Override
        public Decoded decode(CodecParameters codec, List<Packet> packets) {
            throw new AssertionError("there are no packets");
        }
    }

    private int run(String... args) {
        Fake fake = new Fake();
        Console console =
                new Console(
                        new ByteArrayInputStream(new byte[0]),
                        new PrintStream(new ByteArrayOutputStream()),
                        new PrintStream(err),
                        folder);
        return new SceneCommand(fake, fake, new Films()).run(List.of(args), console);
    }

    @Test
    void writesFilmTruthAndRule() throws IOException {
        assertThat(run("--place", "1", "--seconds", "2", "--out", "a/b")).isEqualTo(Command.OK);
        Path out = folder.resolve("a/b");
        assertThat(filmed).hasSize(12).isSorted();
        assertThat(leased).hasValue(0);
        assertThat(out.resolve("video.mp4")).exists();
        assertThat(out.resolve("rules.yaml"))
                .hasContent(
                        "- id: yard\n  type: intrusion\n"
                                + "  points: [[0.0000, 0.5000], [1.0000, 0.5000], [0.2500, 1.0000]]\n");
        assertThat(Files.readAllLines(out.resolve("truth.mot.txt")))
                .containsExactly("1,3,1.00,2.00,3.00,4.00,1,1,1", "2,3,2.00,2.00,3.00,4.04,1,1,1");
        assertThat(Files.readString(out.resolve("events.jsonl")))
                .contains("\"begin\":0.1,\"at\":0.1,\"end\":0.2")
                .contains("\"boxes\":[[0.1,2.0,2.0,3.0,4.0]]")
                .hasLineCount(1);
        assertThat(Files.readAllLines(out.resolve("disturbances.jsonl")))
                .containsExactly(
                        "{\"camera\":\"video\",\"kind\":\"animal\",\"begin\":0.1,\"end\":0.9}");
        assertThat(out.resolve("observed.json")).hasContent("{\"video\":2.0}\n");
        assertThat(Files.readAllLines(out.resolve("objects.jsonl"))).hasSize(3);
    }

    @Test
    void writesTheTruthAloneWhenToldTo() {
        assertThat(run("--seconds", "2", "--out", "t", "--truth-only")).isEqualTo(Command.OK);
        assertThat(filmed).isEmpty();
        assertThat(folder.resolve("t/video.mp4")).doesNotExist();
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        assertThat(run("--seconds", "2")).isEqualTo(Command.REFUSED);
        assertThat(run("--frogs", "--out", "x")).isEqualTo(Command.REFUSED);
        assertThat(run("--out")).isEqualTo(Command.REFUSED);
        assertThat(run("--seconds", "soon", "--out", "x")).isEqualTo(Command.REFUSED);
        assertThat(run("--place", "9", "--out", "x")).isEqualTo(Command.REFUSED);
        assertThat(err.toString()).contains("--out is missing", "unknown --frogs", "no place 9");
    }
}
