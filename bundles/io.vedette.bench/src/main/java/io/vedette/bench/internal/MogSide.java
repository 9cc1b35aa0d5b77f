package io.vedette.bench.internal;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** OpenCV's MOG2 in a Python process that stays, and tells its own CPU time. */
final class MogSide implements Side {
    /** Debian's, which has Debian's OpenCV. */
    private static final String PYTHON = "/usr/bin/python3";

    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter orders;
    private final Optional<String> absent;

    private MogSide(Process process) throws IOException {
        this.process = process;
        answers = process.inputReader(StandardCharsets.UTF_8);
        orders = process.outputWriter(StandardCharsets.UTF_8);
        String first = answers.readLine();
        absent =
                first != null && first.startsWith("ready")
                        ? Optional.empty()
                        : Optional.of(String.valueOf(first));
    }

    static MogSide start(Path clip, int frames) throws IOException {
        String script;
        try (InputStream in = MogSide.class.getResourceAsStream("/peers/mog2.py")) {
            script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        return new MogSide(
                new ProcessBuilder(PYTHON, "-c", script, clip.toString(), Integer.toString(frames))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start());
    }

    /** Why it cannot be compared with. */
    Optional<String> absent() {
        return absent;
    }

    @Override
    public double pass() throws IOException {
        orders.write("pass\n");
        orders.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("the process of MOG2 has ended");
        }
        return Double.parseDouble(answer);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
