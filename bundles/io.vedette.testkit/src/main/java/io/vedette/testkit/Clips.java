package io.vedette.testkit;

import io.vedette.spi.Box;
import io.vedette.spi.Size;
import io.vedette.spi.frame.Colour;
import io.vedette.spi.frame.Frame;
import io.vedette.spi.frame.Plane;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;

/** Real clips and their truth, for tests of perception. */
public final class Clips {
    private Clips() {}

    /**
     * Decodes a clip with the {@code ffmpeg} command; the test is skipped with a message without
     * it. Each frame, 4:2:0 as it is in the clip, is borrowed for the call.
     *
     * @return how many frames there were
     */
    public static int play(Path clip, Size size, double fps, Consumer<Frame> each) {
        int luma = size.width() * size.height();
        int half = (size.width() + 1) / 2;
        int chroma = half * ((size.height() + 1) / 2);
        int bytes = luma + 2 * chroma;
        byte[] read = new byte[bytes];
        ByteBuffer data = ByteBuffer.allocateDirect(bytes);
        Plane y = new Plane(data.slice(0, luma), size.width());
        Plane u = new Plane(data.slice(luma, chroma), half);
        Plane v = new Plane(data.slice(luma + chroma, chroma), half);
        Process process = decode(clip);
        int number = 0;
        try (InputStream in = new BufferedInputStream(process.getInputStream(), 1 << 20)) {
            while (in.readNBytes(read, 0, bytes) == bytes) {
                data.put(0, read);
                each.accept(
                        Frame.yuv(
                                number + 1L,
                                Walks.at(number / fps),
                                size,
                                Colour.UNSPECIFIED,
                                y,
                                u,
                                v,
                                1,
                                1,
                                () -> {}));
                number++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot decode " + clip, e);
        } finally {
            process.destroy();
        }
        return number;
    }

    private static Process decode(Path clip) {
        try {
            return new ProcessBuilder(
                            "ffmpeg",
                            "-v",
                            "error",
                            "-i",
                            clip.toString(),
                            "-f",
                            "rawvideo",
                            "-pix_fmt",
                            "yuv420p",
                            "-")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            Assumptions.abort("the ffmpeg command is missing: " + e.getMessage());
            throw new IllegalStateException("not reached", e);
        }
    }

    /** Boxes by frame, from 1, of a file in the MOT 2D format. */
    public static Map<Long, List<Box>> truth(Path mot) {
        Map<Long, List<Box>> boxes = new HashMap<>();
        try {
            for (String line : Files.readAllLines(mot)) {
                String[] cells = line.split(",");
                boxes.computeIfAbsent(Long.parseLong(cells[0].trim()), k -> new ArrayList<>())
                        .add(
                                new Box(
                                        Double.parseDouble(cells[2]),
                                        Double.parseDouble(cells[3]),
                                        Double.parseDouble(cells[4]),
                                        Double.parseDouble(cells[5])));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + mot, e);
        }
        return boxes;
    }

    /** How many boxes of one list can be given one of the other of at least this overlap. */
    public static int matches(List<Box> truth, List<Box> found, double iou) {
        List<Box> free = new ArrayList<>(found);
        int matches = 0;
        for (Box t : truth) {
            Box best = null;
            for (Box f : free) {
                if (f.iou(t) >= iou && (best == null || f.iou(t) > best.iou(t))) {
                    best = f;
                }
            }
            if (best != null) {
                free.remove(best);
                matches++;
            }
        }
        return matches;
    }
}
