package io.vedette.media.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vedette.spi.Moment;
import io.vedette.spi.Size;
import io.vedette.spi.clip.ClipWriter;
import io.vedette.spi.frame.Colour;
import io.vedette.spi.frame.Frame;
import io.vedette.spi.frame.Plane;
import io.vedette.spi.stream.Packet;
import io.vedette.spi.stream.StreamSource;
import io.vedette.spi.stream.StreamSpec;
import io.vedette.stream.ffmpeg.internal.FfmpegSource;
import io.vedette.testkit.RecordingPort;
import io.vedette.testkit.SharedModels;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilmWriterTest {
    private static final FfmpegSource SOURCE = new FfmpegSource();

    @TempDir Path folder;

    private final FilmWriter writer = new FilmWriter();

    @AfterAll
    static void close() {
        SOURCE.close();
    }

    /** Copies what it gets, as the core's ring does. */
    private static final class Tape extends RecordingPort {
        private final List<Packet> copies = new ArrayList<>();

        @Override
        public void packet(Packet p) {
            byte[] bytes = new byte[p.data().remaining()];
            p.data().duplicate().get(bytes);
            ByteBuffer copy = ByteBuffer.wrap(bytes);
            copies.add(new Packet(copy, p.pts(), p.dts(), p.duration(), p.key(), p.moment()));
        }
    }

    private static Tape play(Path file) {
        return play(SOURCE, file, new Tape());
    }

    private static <T extends RecordingPort> T play(StreamSource source, Path file, T port) {
        URI uri = file.toUri();
        source.run(
                new StreamSpec(
                        "test",
                        uri,
                        StreamSpec.Role.BOTH,
                        StreamSpec.Pacing.AS_FAST,
                        Instant.EPOCH,
                        Duration.ofSeconds(5),
                        Map.of()),
                port);
        return port;
    }

    private static Path clip(String name) {
        Path clip = SharedModels.shared().resolve("clips").resolve(name);
        Assumptions.assumeTrue(Files.exists(clip), "skipped: there is no " + clip);
        return clip;
    }

    private static List<Packet> fromKey(List<Packet> packets, int from, int count) {
        int key = from;
        while (!packets.get(key).key()) {
            key++;
        }
        return packets.subList(key, Math.min(packets.size(), key + count));
    }

    @Test
    void remuxesPicturesBitByBit() throws IOException {
        Tape tape = play(clip("pets2009-s2l1.mp4"));
        assertThat(writer.remuxable(tape.codecs().get(0))).isTrue();
        List<Packet> part = fromKey(tape.copies, 100, 100);
        Path file = folder.resolve("clip.mp4");
        writer.remux(tape.codecs().get(0), part, file);
        RecordingPort again = play(SOURCE, file, new RecordingPort());
        int first = (int) Math.round(part.get(0).moment().streamSeconds() * 10);
        assertThat(again.frames().size()).isBetween(97, 100);
        // the cut is made in decoding order, so pictures are missing between the last ones
        for (int i = 0; i < 96; i++) {
            assertThat(again.frames().get(i).luma()).isEqualTo(tape.frames().get(first + i).luma());
            assertThat(again.frames().get(i).seconds()).isCloseTo(i / 10.0, within(0.005));
        }
        assertThat(Files.list(folder)).containsExactly(file);
    }

    @Test
    void decodesAndEncodesAgain() throws IOException {
        Tape tape = play(clip("intel-car-detection.mp4"));
        List<Packet> part = fromKey(tape.copies, 0, 60);
        Path file = folder.resolve("again.mp4");
        try (ClipWriter.Decoded frames = writer.decode(tape.codecs().get(0), part)) {
            writer.encode(frames, file);
        }
        RecordingPort again = play(SOURCE, file, new RecordingPort());
        assertThat(again.frames()).hasSize(60);
        double pixels = 768 * 432;
        for (int i = 0; i < 60; i++) {
            RecordingPort.Seen was = tape.frames().get(i);
            RecordingPort.Seen is = again.frames().get(i);
            assertThat(is.luma() / pixels).isCloseTo(was.luma() / pixels, within(1.0));
            assertThat(is.seconds()).isCloseTo(was.seconds(), within(0.005));
        }
        assertThat(again.codecs().get(0).codec()).isEqualTo("h264");
        assertThat(again.codecs().get(0).reorderDelay()).isZero();
    }

    private static Frame painted(int n, int width, int height) {
        ByteBuffer luma = ByteBuffer.allocateDirect(width * height);
        for (int i = 0; i < luma.capacity(); i++) {
            luma.put(i, (byte) (16 + (i % width + n * 3) % 200));
        }
        return Frame.grey(
                n,
                Moment.of(Instant.EPOCH, 7 + n / 10.0),
                new Size(width, height),
                Colour.UNSPECIFIED,
                new Plane(luma, width),
                () -> {});
    }

    @Test
    void encodesGreyPicturesOfOddSize() throws IOException {
        Path file = folder.resolve("odd.mp4");
        Iterator<Frame> frames =
                IntStream.rangeClosed(1, 30).mapToObj(n -> painted(n, 101, 75)).iterator();
        writer.encode(frames, file);
        RecordingPort again = play(SOURCE, file, new RecordingPort());
        assertThat(again.frames()).hasSize(30);
        assertThat(again.frames().get(0).width()).isEqualTo(100);
        assertThat(again.frames().get(0).height()).isEqualTo(74);
        assertThat(again.frames().get(29).seconds()).isCloseTo(2.9, within(0.005));
    }

    @Test
    void aFailedCallLeavesNoFile() {
        Path file = folder.resolve("bad.mp4");
        List<Frame> mixed = List.of(painted(1, 64, 48), painted(2, 128, 96));
        assertThatThrownBy(() -> writer.encode(mixed.iterator(), file))
                .isInstanceOf(IOException.class);
        assertThat(folder).isEmptyDirectory();
        Path nowhere = folder.resolve("no/such/folder.mp4");
        assertThatThrownBy(() -> writer.encode(List.of(painted(1, 64, 48)).iterator(), nowhere))
                .isInstanceOf(IOException.class);
    }

    @Test
    void openGroupsOfPicturesAreNotCut() throws IOException, InterruptedException {
        Path open = folder.resolve("open.mkv");
        Process made;
        try {
            made =
                    new ProcessBuilder(
                                    ("ffmpeg -v error -f lavfi -i"
                                                    + " testsrc2=size=160x120:rate=12:duration=4 -c:v"
                                                    + " libx264 -pix_fmt yuv420p -g 12 -bf 2 -x264-params"
                                                    + " open-gop=1:scenecut=0 "
                                                    + open)
                                            .split(" "))
                            .start();
        } catch (IOException e) {
            Assumptions.abort("skipped: the command ffmpeg is not there");
            return;
        }
        assertThat(made.waitFor()).isZero();
        Tape tape = play(open);
        List<Packet> part = fromKey(tape.copies, 14, 20);
        Path file = folder.resolve("cut.mp4");
        assertThatThrownBy(() -> writer.remux(tape.codecs().get(0), part, file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("open groups");
        assertThat(file).doesNotExist();
    }
}
