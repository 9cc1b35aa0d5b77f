package io.vedette.stream.ffmpeg.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Videos for tests: real ones, and small ones that the ffmpeg command makes. */
final class Clips {
    private Clips() {}

    static Path shared(String name) {
        Path clip = Path.of(System.getProperty("vedette.shared", "../shared"), "clips", name);
        Assumptions.assumeTrue(Files.exists(clip), "skipped: there is no " + clip);
        return clip.toAbsolutePath();
    }

    /** Three seconds of 160x120 at 12 frames a second. */
    static Path made(Path folder, String name, String options) {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-y"));
            command.addAll(
                    List.of("-f", "lavfi", "-i", "testsrc2=size=160x120:rate=12:duration=3"));
            command.addAll(List.of(options.split(" ")));
            command.add(file.toString());
            run(command);
        }
        return file;
    }

    static void ffmpeg(String before, Path in, String after, Path out) {
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-y"));
        add(command, before);
        command.addAll(List.of("-i", in.toString()));
        add(command, after);
        command.add(out.toString());
        run(command);
    }

    private static void add(List<String> command, String options) {
        if (!options.isEmpty()) {
            command.addAll(List.of(options.split(" ")));
        }
    }

    /** Frames as the ffmpeg command decodes them. */
    static int countFrames(Path file) {
        String text =
                run(
                        List.of(
                                "ffprobe",
                                "-v",
                                "quiet",
                                "-select_streams",
                                "v:0",
                                "-count_frames",
                                "-show_entries",
                                "stream=nb_read_frames",
                                "-of",
                                "csv=p=0",
                                file.toString()));
        return Integer.parseInt(text.strip().split("[,\\s]")[0]);
    }

    static String run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String text =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            if (code != 0) {
                throw new AssertionError(command + " failed: " + text);
            }
            return text;
        } catch (IOException e) {
            Assumptions.abort("skipped: the command " + command.get(0) + " is not there");
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
