package io.vedette.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the machine's own programs. */
final class Programs {

    private Programs() {}

    /** Runs a program to its end and returns what it printed; needs it to be there. */
    static String run(String... command) {
        try {
            Path output = Files.createTempFile("vedette-it", ".txt");
            Process process = start(output, command);
            Needed.that(process.waitFor(60, TimeUnit.SECONDS), command[0] + " did not end");
            String text = Files.readString(output);
            Files.delete(output);
            if (process.exitValue() != 0) {
                throw new IllegalStateException(List.of(command) + ": " + text);
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Process start(Path output, String... command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            Needed.that(false, command[0] + " is not installed: " + e.getMessage());
            throw new UncheckedIOException(e);
        }
    }
}
