package io.vedette.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.service.cli.Command;
import io.vedette.service.cli.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopCommandTest {
    @TempDir Path folder;
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int check(String... args) {
        PrintStream none = new PrintStream(new ByteArrayOutputStream());
        return new LoopCommand(Map.of("VEDETTE_CHECK", "1"))
                .run(
                        List.of(args),
                        new Console(
                                InputStream.nullInputStream(),
                                none,
                                new PrintStream(err, true, StandardCharsets.UTF_8),
                                folder));
    }

    @ParameterizedTest
    @CsvSource({
        "--bogus, unknown --bogus",
        "--seed, --seed needs a value",
        "--seed 1.5, takes a whole number",
        "--seed one, takes a number",
        "--cameras 13, cameras must be 1..12",
        "--cameras 9999999999, takes a whole number",
        "--hours 0, hours must be above 0",
        "--hours 0.01, six minutes must be collected",
        "again, one argument too many"
    })
    void whatNoServerWouldTakeIsRefusedWithoutOne(String words, String why) {
        assertThat(check(words.split(" "))).isEqualTo(Command.REFUSED);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("loop: ").contains(why);
    }

    @Test
    void aFileIsNoFolderToWriteTo() throws IOException {
        Files.createFile(folder.resolve("taken"));
        assertThat(check("--out", "taken")).isEqualTo(Command.REFUSED);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("taken is a file");
    }

    @Test
    void whatCanBeWalkedIsTaken() {
        assertThat(check()).isEqualTo(Command.OK);
        assertThat(
                        check(
                                "--seed",
                                "-3",
                                "--place",
                                "2",
                                "--cameras",
                                "1",
                                "--hours",
                                "0.1",
                                "--json",
                                "--out",
                                "new"))
                .isEqualTo(Command.OK);
        assertThat(err.size()).isZero();
        assertThat(folder).isEmptyDirectory();
    }
}
