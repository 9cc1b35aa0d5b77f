package io.vedette.cli.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vedette.core.labeling.internal.aggregate.CoreAggregation;
import io.vedette.service.cli.Command;
import io.vedette.service.cli.Console;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AggregateCommandTest {

    @TempDir private Path folder;

    private final AggregateCommand command = new AggregateCommand(new CoreAggregation());
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... args) {
        out.reset();
        err.reset();
        return command.run(
                List.of(args),
                new Console(
                        new ByteArrayInputStream(new byte[0]),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        folder));
    }

    private JsonNode document() throws IOException {
        return new ObjectMapper().readTree(out.toByteArray());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    @Test
    void majorityListsItsTies() throws IOException {
        write("a.csv", "worker,task,label\r\nw1,t1,b\nw2,t1,a\nw1,\"t,2\",b\nw2,\"t,2\",\"b\"\n\n");
        assertThat(run("--method", "majority", "--answers", "a.csv", "--json"))
                .isEqualTo(Command.OK);
        assertThat(document().get("labels").get("t1").asText()).isEqualTo("a");
        assertThat(document().get("labels").get("t,2").asText()).isEqualTo("b");
        assertThat(document().get("ties")).hasSize(1);
        assertThat(document().get("converged").asBoolean()).isTrue();
        assertThat(document().get("posteriors").get("t1").get("b").asDouble()).isEqualTo(0.5);
    }

    @Test
    void dawidSkeneTakesGoldAndOptions() throws IOException {
        write("a.csv", "task,worker,label\nt1,w1,a\nt1,w2,b\nt2,w1,a\nt2,w2,b\nt3,w1,a\n");
        write("g.csv", "task,label\nt1,b\nt2,b\n");
        assertThat(
                        run(
                                "--method",
                                "dawid-skene",
                                "--answers",
                                "a.csv",
                                "--gold",
                                "g.csv",
                                "--option",
                                "rounds=7",
                                "--option",
                                "tolerance=0"))
                .isEqualTo(Command.OK);
        assertThat(document().get("labels").get("t1").asText()).isEqualTo("b");
        assertThat(document().get("rounds").asInt()).isLessThanOrEqualTo(7);
        assertThat(document().get("workers").has("w2")).isTrue();
    }

    @Test
    void boxesAreReadFromJson() throws IOException {
        write(
                "b.json",
                "[{\"task\":\"p\",\"worker\":\"a\",\"boxes\":[{\"label\":\"car\",\"box\":[0,0,10,10]}]},"
                        + "{\"task\":\"p\",\"worker\":\"b\",\"boxes\":[{\"label\":\"car\",\"box\":[0,0,10,12]}]}]");
        assertThat(run("--method", "boxes", "--answers", "b.json")).isEqualTo(Command.OK);
        assertThat(document().get("labels").get("p").get(0).get("votes").asInt()).isEqualTo(2);
        assertThat(document().get("labels").get("p").get(0).get("box").get(3).asDouble())
                .isEqualTo(11);
    }

    @ParameterizedTest
    @CsvSource({
        "'task,worker,label\nt1,,a', row 1 has an empty worker",
        "'task,worker,label\nt1,w1,a\nt2,w1, ', row 2 has an empty label",
        "'task,worker,label\nt1,w1', row 1 has only 2 columns",
        "'task,worker,label\nt1,w1,\"a', quote is never closed",
        "'t1,w1,a\nt2,w1,b', no column",
        "'task,worker,label\n', no answers"
    })
    void refusesBrokenAnswers(String csv, String why) throws IOException {
        write("a.csv", csv.replace("\\n", "\n"));
        assertThat(run("--method", "majority", "--answers", "a.csv")).isEqualTo(Command.REFUSED);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(why);
        assertThat(out.size()).isZero();
    }

    @Test
    void readsNoOtherCharactersThanUtf8AndAnyHeader() throws IOException {
        Files.write(
                folder.resolve("a.csv"), "task,worker,label\nt,w,\u00e4\n".getBytes(ISO_8859_1));
        assertThat(run("--method", "majority", "--answers", "a.csv")).isEqualTo(Command.REFUSED);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("a.csv is not UTF-8");
        write("b.csv", "Task, Worker ,LABEL\nt,w,a\n");
        assertThat(run("--method", "majority", "--answers", "b.csv")).isEqualTo(Command.OK);
        assertThat(run("--method", "dawid-skene", "--answers", "b.csv", "--option", "rounds=1.5"))
                .isEqualTo(Command.REFUSED);
    }

    @Test
    void whatIsWrongIsSaidAndExitsWithTwo() throws IOException {
        write("a.csv", "task,worker,label\nt1,w1,a\n");
        write("bad.csv", "task;worker;label\nt1;w1;a\n");
        assertThat(run("--method", "glad", "--answers", "a.csv")).isEqualTo(Command.REFUSED);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("glad").contains("dawid-skene");
        assertThat(run("--method", "majority", "--answers", "none.csv")).isEqualTo(Command.REFUSED);
        assertThat(run("--method", "majority", "--answers", "bad.csv")).isEqualTo(Command.REFUSED);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("column 'task'");
        assertThat(run("--method", "majority")).isEqualTo(Command.REFUSED);
        assertThat(run("--method", "boxes", "--answers", "a.csv")).isEqualTo(Command.REFUSED);
        assertThat(out.size()).isZero();
    }
}
