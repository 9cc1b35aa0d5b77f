package io.vedette.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.service.cli.Arguments;
import io.vedette.service.cli.Console;
import io.vedette.service.problem.InvalidRequestException;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {
    private static final String USAGE =
            "cook DISH [--salt N] [--weather clear|rain] [--note A,B...] [--option NAME=VALUE]..."
                    + " [--quick] or cook --list FILE";

    private static Arguments parse(String... args) {
        return Arguments.parse(
                USAGE,
                1,
                List.of(args),
                new Console(
                        InputStream.nullInputStream(),
                        new PrintStream(new ByteArrayOutputStream()),
                        new PrintStream(new ByteArrayOutputStream()),
                        Path.of("/kitchen")));
    }

    @Test
    void takesWhatTheUsageShows() {
        Arguments asked =
                parse(
                        "--salt",
                        "-2.5",
                        "soup",
                        "--option",
                        "a=1",
                        "--quick",
                        "--option=b=c=d",
                        "--list",
                        "x/../menu",
                        "--note=");
        assertThat(asked.words()).containsExactly("soup");
        assertThat(asked.number("--salt")).contains(-2.5);
        assertThat(asked.pairs("--option"))
                .containsExactly(Map.entry("a", "1"), Map.entry("b", "c=d"));
        assertThat(asked.values("--option")).containsExactly("a=1", "b=c=d");
        assertThat(asked.has("--quick")).isTrue();
        assertThat(asked.has("--weather")).isFalse();
        assertThat(asked.value("--note")).contains("");
        assertThat(asked.path("--list")).isEqualTo(Path.of("/kitchen/menu"));
    }

    @ParameterizedTest
    @CsvSource({
        "soup fish, one argument too many",
        "--pepper 3, unknown --pepper",
        "-q, unknown -q",
        "--quick=yes, unknown --quick=yes",
        "--salt, --salt needs a value",
        "--salt 1 --salt 2, --salt is given twice",
        "--quick --quick, --quick is given twice"
    })
    void refusesTheRestWithTheUsage(String line, String why) {
        assertThatThrownBy(() -> parse(line.split(" ")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(why)
                .hasMessageContaining("usage: cook DISH");
    }

    @Test
    void saysWhatIsMissingOrNoNumber() {
        assertThatThrownBy(() -> parse().needed("--list"))
                .hasMessageContaining("--list is missing");
        assertThatThrownBy(() -> parse("--salt", "a pinch").number("--salt"))
                .hasMessageContaining("--salt takes a number, not a pinch");
        assertThatThrownBy(() -> parse("--salt", "Infinity").number("--salt"))
                .hasMessageContaining("--salt takes a number");
        assertThatThrownBy(() -> parse("--option", "a").pairs("--option"))
                .hasMessageContaining("NAME=VALUE");
    }
}
