package io.vedette.stream.ffmpeg.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vedette.spi.frame.Colour;
import io.vedette.spi.frame.Frame;
import io.vedette.spi.stream.Ended;
import io.vedette.spi.stream.StreamPort;
import io.vedette.spi.stream.StreamSource;
import io.vedette.spi.stream.StreamSpec;
import io.vedette.testkit.RecordingPort;
import io.vedette.testkit.StreamSourceContract;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FfmpegSourceTest extends StreamSourceContract {
    private static final FfmpegSource SOURCE = new FfmpegSource();

    @TempDir static Path folder;

    @AfterAll
    static void close() {
        SOURCE.close();
    }

    @Override
    protected StreamSource source() {
        return SOURCE;
    }

    @Override
    protected URI playable() {
        return Clips.made(folder, "plain.mp4", "-pix_fmt yuv420p -c:v libx264 -g 12 -bf 2").toUri();
    }

    @Override
    protected URI nowhere() {
        return URI.create("rtsp://somebody:secret@127.0.0.1:9/stream");
    }

    private Ended run(Path file, RecordingPort port) {
        return SOURCE.run(spec(file.toUri(), StreamSpec.Pacing.AS_FAST), port);
    }

    @ParameterizedTest
    @CsvSource({
        "pets2009-s2l1.mp4,795,480,360,10",
        "intel-car-detection.mp4,377,768,432,12.5",
        "bgslibrary_video02.avi,0,0,0,0",
        "bgslibrary_video03.avi,0,0,0,0"
    })
    void playsRealClips(String name, int frames, int width, int height, double fps) {
        Path clip = Clips.shared(name);
        RecordingPort port = new RecordingPort();
        assertThat(run(clip, port)).isEqualTo(new Ended.Finished());
        assertThat(port.faults()).isEmpty();
        assertThat(port.frames().size()).isEqualTo(Clips.countFrames(clip));
        if (frames > 0) {
            assertThat(port.frames()).hasSize(frames);
            RecordingPort.Seen last = port.frames().get(frames - 1);
            assertThat(last.width()).isEqualTo(width);
            assertThat(last.height()).isEqualTo(height);
            assertThat(last.seconds()).isCloseTo((frames - 1) / fps, within(0.02));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c.mkv:-c:v libx264 -pix_fmt yuv420p",
                "c.ts:-c:v libx264 -pix_fmt yuv420p",
                "c.avi:-c:v mpeg4",
                "c.webm:-c:v libvpx -b:v 500k",
                "c.flv:-c:v flv1",
                "c.mov:-c:v mjpeg -pix_fmt yuvj422p",
                "c422.mkv:-c:v libx264 -pix_fmt yuv422p",
                "c444.mkv:-c:v libx264 -pix_fmt yuv444p",
                "c10.mkv:-c:v libx264 -pix_fmt yuv420p10le",
                "rgb.avi:-c:v rawvideo -pix_fmt bgr24",
                "grey.mkv:-c:v ffv1 -pix_fmt gray",
                "raw.h264:-c:v libx264 -pix_fmt yuv420p -bf 2"
            })
    void playsContainersAndFormats(String what) {
        String[] parts = what.split(":", 2);
        Path clip = Clips.made(folder, parts[0], parts[1]);
        RecordingPort port = new RecordingPort().keeping(f -> f.number() == 5);
        assertThat(run(clip, port)).isEqualTo(new Ended.Finished());
        assertThat(port.faults()).isEmpty();
        assertThat(port.frames()).hasSize(36);
        assertThat(port.frames().get(35).seconds()).isCloseTo(35 / 12.0, within(0.1));
        Frame frame = port.kept().get(0);
        assertThat(frame.width()).isEqualTo(160);
        assertThat(frame.height()).isEqualTo(120);
        port.release();
    }

    @Test
    void oddSizesAndTheirChroma() {
        Path clip = Clips.made(folder, "odd.mkv", "-vf scale=161:121 -c:v ffv1 -pix_fmt yuv420p");
        RecordingPort port = new RecordingPort().keeping(f -> f.number() == 1);
        run(clip, port);
        Frame frame = port.kept().get(0);
        assertThat(frame.width()).isEqualTo(161);
        assertThat(frame.height()).isEqualTo(121);
        assertThat(frame.u().stride()).isGreaterThanOrEqualTo(81);
        assertThat(frame.u().data().capacity()).isGreaterThanOrEqualTo(frame.u().stride() * 61);
        port.release();
    }

    @ParameterizedTest
    @CsvSource({"90,120,160", "180,160,120", "270,120,160"})
    void turnsRotatedPicturesUpright(int degrees, int width, int height) {
        Path plain = Clips.made(folder, "plain.mp4", "-pix_fmt yuv420p -c:v libx264 -g 12 -bf 2");
        Path turned = folder.resolve("turned" + degrees + ".mp4");
        Clips.ffmpeg("", plain, "-c copy -metadata:s:v rotate=" + degrees, turned);
        Path baked = folder.resolve("baked" + degrees + ".mkv");
        // the command turns pictures by the display matrix when it decodes
        Clips.ffmpeg("", turned, "-c:v ffv1", baked);
        RecordingPort port = new RecordingPort();
        RecordingPort truth = new RecordingPort();
        run(turned, port);
        run(baked, truth);
        assertThat(port.frames().get(3).width()).isEqualTo(width);
        assertThat(port.frames().get(3).height()).isEqualTo(height);
        assertThat(port.frames().get(3).luma()).isEqualTo(truth.frames().get(3).luma());
        assertThat(port.packets()).isEmpty();
        RecordingPort picture = new RecordingPort().keeping(f -> f.number() == 4).cancelAfter(4);
        RecordingPort wanted = new RecordingPort().keeping(f -> f.number() == 4).cancelAfter(4);
        run(turned, picture);
        run(baked, wanted);
        assertThat(corner(picture.kept().get(0))).isEqualTo(corner(wanted.kept().get(0)));
        picture.release();
        wanted.release();
    }

    private static String corner(Frame frame) {
        StringBuilder text = new StringBuilder();
        for (int y = 0; y < 40; y += 4) {
            for (int x = 0; x < 40; x += 4) {
                text.append(frame.y().data().get(y * frame.y().stride() + x)).append(' ');
            }
        }
        return text.toString();
    }

    @Test
    void readsTruncatedFilesAsFarAsPossible() throws IOException {
        Path whole = Clips.made(folder, "whole.mkv", "-c:v libx264 -pix_fmt yuv420p -g 12");
        Path cut = folder.resolve("cut.mkv");
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length * 2 / 3));
        RecordingPort port = new RecordingPort();
        assertThat(run(cut, port)).isEqualTo(new Ended.Finished());
        assertThat(port.frames().size()).isBetween(5, 35).isEqualTo(Clips.countFrames(cut));
        Path noIndex = folder.resolve("no-index.mp4");
        byte[] mp4 =
                Files.readAllBytes(
                        Clips.made(folder, "whole.mp4", "-c:v libx264 -pix_fmt yuv420p"));
        Files.write(noIndex, java.util.Arrays.copyOf(mp4, mp4.length / 2));
        assertThat(run(noIndex, new RecordingPort())).isInstanceOf(Ended.Refused.class);
    }

    @Test
    void survivesNoiseInTheMiddle() throws IOException {
        Path whole = Clips.made(folder, "whole.ts", "-c:v libx264 -pix_fmt yuv420p -g 6");
        byte[] bytes = Files.readAllBytes(whole);
        java.util.Random random = new java.util.Random(5);
        for (int i = 0; i < 400; i++) {
            bytes[bytes.length / 3 + random.nextInt(bytes.length / 3)] = (byte) random.nextInt();
        }
        Path noisy = folder.resolve("noisy.ts");
        Files.write(noisy, bytes);
        RecordingPort port = new RecordingPort();
        assertThat(run(noisy, port)).isEqualTo(new Ended.Finished());
        assertThat(port.frames()).isNotEmpty();
    }

    @Test
    void refusesWhatIsNoVideo() throws IOException {
        Path text = Files.writeString(folder.resolve("text.mp4"), "no video at all");
        assertThat(run(text, new RecordingPort())).isInstanceOf(Ended.Refused.class);
        Path empty = Files.createFile(folder.resolve("empty.mp4"));
        assertThat(run(empty, new RecordingPort())).isInstanceOf(Ended.Refused.class);
        assertThat(run(folder.resolve("missing.mp4"), new RecordingPort()))
                .isInstanceOfSatisfying(
                        Ended.Refused.class, r -> assertThat(r.why()).contains("there is no file"));
        assertThat(run(folder, new RecordingPort())).isInstanceOf(Ended.Refused.class);
    }

    @Test
    void followsNoPlaylistOutOfAFile() throws IOException {
        Path clip = Clips.made(folder, "plain.mp4", "-pix_fmt yuv420p -c:v libx264 -g 12 -bf 2");
        Path list =
                Files.writeString(
                        folder.resolve("list.mp4"),
                        "ffconcat version 1.0\nfile '" + clip.getFileName() + "'\n");
        assertThat(run(list, new RecordingPort())).isInstanceOf(Ended.Refused.class);
        Path hls =
                Files.writeString(
                        folder.resolve("hls.m3u8"),
                        "#EXTM3U\n#EXT-X-TARGETDURATION:3\n#EXTINF:3,\nplain.mp4\n#EXT-X-ENDLIST");
        assertThat(run(hls, new RecordingPort())).isInstanceOf(Ended.Refused.class);
    }

    @Test
    void decodesKeyFramesOnly() {
        RecordingPort port = new RecordingPort().wanting(StreamPort.Mode.KEY_FRAMES);
        run(Clips.made(folder, "plain.mp4", "-pix_fmt yuv420p -c:v libx264 -g 12 -bf 2"), port);
        assertThat(port.frames()).hasSize(3);
        assertThat(port.packets()).hasSize(36);
        assertThat(port.frames().get(1).seconds()).isCloseTo(1, within(0.01));
    }

    @Test
    void tellsWhenTheSizeChanges() {
        Path small = Clips.made(folder, "small.ts", "-c:v libx264 -pix_fmt yuv420p");
        Path large =
                Clips.made(folder, "large.ts", "-vf scale=320:240 -c:v libx264 -pix_fmt yuv420p");
        Path both = folder.resolve("both.ts");
        try {
            Files.write(both, Files.readAllBytes(small));
            Files.write(both, Files.readAllBytes(large), java.nio.file.StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        RecordingPort port = new RecordingPort();
        assertThat(run(both, port)).isEqualTo(new Ended.Finished());
        assertThat(port.frames().get(0).width()).isEqualTo(160);
        assertThat(port.frames().get(port.frames().size() - 1).width()).isEqualTo(320);
        assertThat(port.discontinuities()).anyMatch(why -> why.contains("width=320"));
        for (int i = 1; i < port.frames().size(); i++) {
            assertThat(port.frames().get(i).seconds())
                    .isGreaterThan(port.frames().get(i - 1).seconds());
        }
    }

    @Test
    void saysHowColoursAreCoded() {
        Path clip =
                Clips.made(
                        folder,
                        "hd.mkv",
                        "-c:v libx264 -pix_fmt yuv420p -colorspace bt709 -color_range pc");
        RecordingPort port = new RecordingPort().keeping(f -> f.number() == 1).cancelAfter(1);
        run(clip, port);
        assertThat(port.kept().get(0).colour())
                .isEqualTo(new Colour(Colour.Matrix.BT709, Colour.Range.FULL));
        port.release();
    }

    @Test
    void manyAtOnce() throws InterruptedException {
        Path clip = Clips.made(folder, "plain.mp4", "-pix_fmt yuv420p -c:v libx264 -g 12 -bf 2");
        int count = 14;
        java.util.List<Ended> ends = new java.util.concurrent.CopyOnWriteArrayList<>();
        java.util.List<Thread> threads = new java.util.ArrayList<>();
        for (int i = 0; i < count; i++) {
            threads.add(new Thread(() -> ends.add(run(clip, new RecordingPort()))));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(ends).hasSize(count).allMatch(new Ended.Finished()::equals);
    }
}
