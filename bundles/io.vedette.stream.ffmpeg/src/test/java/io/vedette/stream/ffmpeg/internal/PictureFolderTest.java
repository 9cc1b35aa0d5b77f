package io.vedette.stream.ffmpeg.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.spi.stream.Ended;
import io.vedette.spi.stream.StreamSpec;
import io.vedette.testkit.RecordingPort;
import io.vedette.testkit.Shared;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureFolderTest {
    private static final FfmpegSource SOURCE = new FfmpegSource();

    @TempDir Path folder;

    @AfterAll
    static void close() {
        SOURCE.close();
    }

    private void picture(String name, int width, int height, int grey) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(grey, grey, grey));
        pen.fillRect(0, 0, width, height);
        pen.dispose();
        String format = name.substring(name.lastIndexOf('.') + 1).toLowerCase();
        assertThat(ImageIO.write(image, format, folder.resolve(name).toFile())).isTrue();
    }

    private Ended run(RecordingPort port) {
        return SOURCE.run(
                new StreamSpec(
                        "c",
                        folder.toUri(),
                        StreamSpec.Role.DETECT,
                        StreamSpec.Pacing.AS_FAST,
                        Instant.EPOCH,
                        Duration.ofSeconds(30),
                        Map.of()),
                port);
    }

    @Test
    void playsPicturesOfAllKindsAndSizesByNumber() throws IOException {
        picture("shot 10.png", 64, 48, 200);
        picture("shot 9.jpg", 64, 48, 100);
        picture("shot 100.JPG", 31, 17, 50);
        picture(".hidden.png", 64, 48, 0);
        Files.writeString(folder.resolve("notes.txt"), "no picture");
        RecordingPort port = new RecordingPort();
        assertThat(run(port)).isEqualTo(new Ended.Finished());
        assertThat(port.faults()).isEmpty();
        assertThat(port.frames()).extracting(RecordingPort.Seen::width).containsExactly(64, 64, 31);
        assertThat(port.frames())
                .extracting(RecordingPort.Seen::seconds)
                .containsExactly(0.0, 0.1, 0.2);
        assertThat(port.frames().get(2).height()).isEqualTo(17);
        assertThat(port.frames().get(1).luma()).isNotEqualTo(port.frames().get(0).luma());
    }

    @Test
    void leavesOutWhatIsNoPicture() throws IOException {
        picture("a.png", 64, 48, 100);
        Files.writeString(folder.resolve("b.jpg"), "text that says it is a picture");
        Files.writeString(folder.resolve("c.png"), "");
        picture("d%03d*.png", 64, 48, 90);
        picture("e.png", 64, 48, 80);
        RecordingPort port = new RecordingPort();
        assertThat(run(port)).isEqualTo(new Ended.Finished());
        // A name that looks like a pattern is only a name.
        assertThat(port.frames()).hasSize(3);
        assertThat(port.frames().get(port.frames().size() - 1).seconds()).isEqualTo(0.4);
    }

    @Test
    void playsPhotographs() throws IOException {
        Path photographs = Shared.path("images/coco128/images/train2017");
        try (Stream<Path> some = Files.list(photographs).sorted().limit(12)) {
            for (Path photograph : some.toList()) {
                Files.copy(photograph, folder.resolve(photograph.getFileName()));
            }
        }
        RecordingPort port = new RecordingPort();
        assertThat(run(port)).isEqualTo(new Ended.Finished());
        assertThat(port.frames()).hasSize(12);
        assertThat(port.faults()).isEmpty();
    }

    @Test
    void refusesAFolderWithoutPictures() throws IOException {
        assertThat(run(new RecordingPort()))
                .isInstanceOfSatisfying(
                        Ended.Refused.class, r -> assertThat(r.why()).contains("no pictures"));
        Files.writeString(folder.resolve("b.jpg"), "text");
        assertThat(run(new RecordingPort()))
                .isInstanceOfSatisfying(
                        Ended.Refused.class, r -> assertThat(r.why()).contains("decoded"));
    }

    @Test
    void ordersNumbersAsNumbers() {
        assertThat(
                        Stream.of("b1", "a10", "a9", "a09", "a", "a9b2", "a9b10")
                                .map(Path::of)
                                .sorted(Comparator.comparing(PictureFolder::order))
                                .map(Path::toString))
                .isEqualTo(List.of("a", "a09", "a9", "a9b2", "a9b10", "a10", "b1"));
    }
}
