package io.vedette.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code vedette loop} leaves nothing behind, however it ends. */
class LoopCommandIT {
    private static final int TERMINATED = 128 + 15;

    @TempDir Path folder;
    private Path temporary;
    private Path output;
    private Process process;

    @BeforeEach
    void makeFolders() throws IOException {
        temporary = Files.createDirectory(folder.resolve("tmp"));
        output = folder.resolve("output.txt");
    }

    @AfterEach
    void end() throws InterruptedException {
        if (process != null && process.isAlive()) {
            process.destroy();
            process.waitFor(60, TimeUnit.SECONDS);
        }
    }

    private void loop(String... options) throws IOException {
        List<String> words = new ArrayList<>();
        words.add("bash");
        words.add(Path.of(System.getProperty("vedette.assembly"), "bin", "vedette").toString());
        words.add("loop");
        words.addAll(List.of(options));
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("TMPDIR", temporary.toString());
        process = builder.start();
    }

    /** The process of the server that it has started. */
    private ProcessHandle server() {
        return await().atMost(Duration.ofMinutes(4))
                .until(
                        () -> {
                            try (Stream<Path> folders = Files.list(temporary)) {
                                return folders.map(data -> data.resolve("pid"))
                                        .filter(Files::exists)
                                        .map(LoopCommandIT::text)
                                        .filter(pid -> !pid.isBlank())
                                        .map(pid -> ProcessHandle.of(Long.parseLong(pid.trim())))
                                        .flatMap(Optional::stream)
                                        .findFirst()
                                        .orElse(null);
                            }
                        },
                        found -> found != null);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertThatTerminatingItLeavesNothing(ProcessHandle server)
            throws IOException, InterruptedException {
        assertThat(server.isAlive()).isTrue();
        process.destroy();
        assertThat(process.waitFor(4, TimeUnit.MINUTES)).as("ends").isTrue();
        assertThat(process.exitValue()).as(text(output)).isEqualTo(TERMINATED);
        assertThat(server.isAlive()).as("the server it started").isFalse();
        assertThatNothingIsLeft();
    }

    private void assertThatNothingIsLeft() throws IOException {
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left.filter(path -> path.getFileName().toString().startsWith("vedette")))
                    .isEmpty();
        }
    }

    @Test
    void whatItCannotWalkIsRefusedBeforeAServerStarts() throws IOException, InterruptedException {
        loop("--bogus");
        assertThat(process.waitFor(4, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(text(output)).contains("unknown --bogus").contains("usage: loop");
        assertThatNothingIsLeft();
    }

    @Test
    void terminatedWhileItsServerStartsItTakesItAlong() throws IOException, InterruptedException {
        loop("--hours", "0.1", "--cameras", "1");
        assertThatTerminatingItLeavesNothing(server());
    }

    @Test
    void terminatedOnItsWayItTakesTheServerAlong() throws IOException, InterruptedException {
        loop("--hours", "0.1", "--cameras", "1");
        ProcessHandle server = server();
        await().atMost(Duration.ofMinutes(4))
                .until(() -> text(output), said -> said.contains("stretches played"));
        assertThatTerminatingItLeavesNothing(server);
    }
}
