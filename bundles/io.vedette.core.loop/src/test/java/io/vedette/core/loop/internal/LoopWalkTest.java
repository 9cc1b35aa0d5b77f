package io.vedette.core.loop.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vedette.service.loop.Loop;
import io.vedette.service.loop.LoopRequest;
import io.vedette.service.operation.Work;
import io.vedette.service.problem.ConflictException;
import io.vedette.service.store.loop.LoopStore.LoopRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoopWalkTest {
    @TempDir private Path folder;
    private final MemoryLoops store = new MemoryLoops();
    private final List<String> taken = new ArrayList<>();
    private boolean broken;
    private boolean cancelled;

    private final Steps steps =
            new Steps(null, null, null, null, null) {
                @Override
                List<LoopStep> of(boolean elsewhere) {
                    return List.of(step("collect"), step("train"), step("production"));
                }
            };

    private LoopStep step(String name) {
        return new Named(
                name,
                walk -> {
                    taken.add(name);
                    walk.facts().put("began." + name, "yes");
                    if (broken && name.equals("train")) {
                        throw new IOException("the power went");
                    }
                    walk.facts().put("decision", "promoted");
                    return "id-of-" + name;
                });
    }

    @Test
    void goesOnInTheStepItWasIn() throws IOException, InterruptedException {
        broken = true;
        assertThatThrownBy(() -> walk(row())).hasMessageContaining("power");
        assertThat(taken).containsExactly("collect", "train");
        Progress left = Progress.read(store.row("x").orElseThrow().progress());
        assertThat(left.finished()).isEqualTo(1);
        assertThat(left.facts()).containsKeys("began.collect", "began.train");
        taken.clear();
        broken = false;
        walk(store.row("x").orElseThrow());
        assertThat(taken).containsExactly("train", "production");
        LoopRow done = store.row("x").orElseThrow();
        assertThat(done.state()).isEqualTo(Loop.State.DONE.id());
        assertThat(Progress.read(done.progress()).steps())
                .extracting(Loop.Step::id)
                .containsExactly("id-of-collect", "id-of-train", "id-of-production");
    }

    @Test
    void theReportNamesItsNumbersAndLeavesUndefinedOnesNull()
            throws IOException, InterruptedException {
        walk(row());
        JsonNode report = new ObjectMapper().readTree(store.row("x").orElseThrow().report());
        assertThat(report.get("seed").asLong()).isEqualTo(7);
        assertThat(report.get("before").get("recall").isNull()).isTrue();
        assertThat(report.get("decision").asText()).isEqualTo("promoted");
        assertThat(report.get("steps")).hasSize(3);
    }

    @Test
    void stopsBetweenStepsWhenAsked() {
        cancelled = true;
        assertThatThrownBy(() -> walk(row())).isInstanceOf(ConflictException.class);
        assertThat(taken).isEmpty();
    }

    private void walk(LoopRow row) throws IOException, InterruptedException {
        new LoopWalk(store, steps, folder)
                .walk(
                        row,
                        new Work.Control() {
                            @Override
                            public String id() {
                                return "op";
                            }

                            @Override
                            public void progress(double share, String message) {}

                            @Override
                            public boolean cancelled() {
                                return cancelled;
                            }
                        });
    }

    private LoopRow row() {
        LoopRow row =
                new LoopRow(
                        "x",
                        Loop.State.RUNNING.id(),
                        "",
                        Progress.write(LoopRequest.of(7, 3)),
                        Progress.write(new Progress("", 0, List.of(), 0, Map.of())),
                        "waits",
                        "",
                        "ann",
                        Instant.EPOCH);
        store.add(row);
        return row;
    }
}
