package io.vedette.bench.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.service.cli.Console;
import io.vedette.service.problem.InvalidRequestException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {
    private final PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    private final Console console =
            new Console(InputStream.nullInputStream(), nowhere, nowhere, Path.of("/home/anna"));

    @Test
    void namesAndOptionsMayBeMixed() {
        Plan plan =
                Plan.parse(
                        List.of(
                                "decode",
                                "--repeat",
                                "3",
                                "motion",
                                "--peer",
                                "decode=ffmpeg -i {clip} -vf scale=2:2 -f null -",
                                "--json",
                                "--model",
                                "m"),
                        console);
        assertThat(plan.names()).containsExactly("decode", "motion");
        assertThat(plan.repeat()).isEqualTo(3);
        assertThat(plan.json()).isTrue();
        assertThat(plan.model()).contains(Path.of("/home/anna/m"));
        assertThat(plan.peers())
                .containsEntry("decode", "ffmpeg -i {clip} -vf scale=2:2 -f null -");
    }

    @Test
    void sevenPassesUnlessTold() {
        assertThat(Plan.parse(List.of(), console).repeat()).isEqualTo(7);
    }

    @Test
    void nonsenseIsRefusedByName() {
        for (List<String> args :
                List.of(
                        List.of("--repeat", "0"),
                        List.of("--repeat"),
                        List.of("--fast"),
                        List.of("--peer", "=x"))) {
            assertThatThrownBy(() -> Plan.parse(args, console))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining(args.get(0));
        }
        Plan missing = Plan.parse(List.of("--clip", "nothing.mp4"), console);
        assertThatThrownBy(missing::needClip)
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("nothing.mp4");
    }
}
