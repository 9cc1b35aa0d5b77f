package io.vedette.core.alert.internal.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vedette.core.alert.internal.event.HappeningHub;
import io.vedette.service.http.Page;
import io.vedette.service.operation.Operation;
import io.vedette.service.operation.Operation.State;
import io.vedette.service.operation.Work;
import io.vedette.service.problem.ConflictException;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.problem.UnavailableException;
import io.vedette.service.store.operation.OperationStore;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperationManagerTest {

    private final MemoryOperations store = new MemoryOperations();
    private OperationManager manager;

    @BeforeEach
    void start() {
        manager = manager();
    }

    private OperationManager manager() {
        OperationManager made =
                new OperationManager(new HappeningHub(), Clock.systemUTC(), Duration.ZERO);
        made.setStore(store);
        return made;
    }

    @AfterEach
    void stop() {
        manager.stop();
    }

    @Test
    void runsWorkToItsEndAndKeepsWhatBecameOfIt() {
        Operation begun =
                manager.start(
                        "import",
                        "coco",
                        "ann",
                        control -> {
                            control.progress(0.5, "half of the rows");
                            return Map.of("rows", "12");
                        });
        Operation done = ended(begun.id());
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.progress()).isEqualTo(1);
        assertThat(done.result()).isEqualTo(Map.of("rows", "12"));
        assertThat(done.finished()).isPresent();
        assertThat(store.operation(begun.id())).contains(done);
        assertThat(store.seen)
                .as("written one after the other")
                .startsWith("QUEUED ", "RUNNING ", "RUNNING half of the rows");
    }

    @Test
    void saysWhyWorkFailed() {
        Operation refused =
                start(
                        c -> {
                            throw new InvalidRequestException("row 3 is no box");
                        });
        assertThat(ended(refused.id()).message()).isEqualTo("row 3 is no box");
        Operation broken =
                start(
                        c -> {
                            throw new IOException("disk gone");
                        });
        assertThat(ended(broken.id()).message()).contains("disk gone");
        Operation bug =
                start(
                        c -> {
                            throw new IllegalStateException("bug");
                        });
        assertThat(ended(bug.id()).state()).isEqualTo(State.FAILED);
    }

    @Test
    void cancelsWhatWorksAndWhatWaits() {
        CountDownLatch begun = new CountDownLatch(1);
        Operation first =
                start(
                        control -> {
                            begun.countDown();
                            while (!control.cancelled()) {
                                Thread.onSpinWait();
                            }
                            return Map.of();
                        });
        Operation second = start(control -> Map.of());
        await().until(() -> begun.getCount() == 0);
        assertThat(manager.operation(second.id()).orElseThrow().state()).isEqualTo(State.QUEUED);
        manager.cancel(second.id());
        manager.cancel(first.id());
        assertThat(ended(first.id()).state()).isEqualTo(State.CANCELLED);
        assertThat(ended(second.id()).state()).isEqualTo(State.CANCELLED);
        assertThatThrownBy(() -> manager.cancel(first.id())).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> manager.cancel("none")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void interruptsWhatAnEarlierLifeLeftAndResumesIt() {
        Operation left =
                new Operation(
                        "1",
                        "import",
                        "",
                        "ann",
                        State.RUNNING,
                        0.4,
                        "",
                        Map.of(),
                        Clock.systemUTC().instant(),
                        Optional.empty());
        store.save(left);
        OperationManager next = manager();
        assertThat(next.interrupted("import")).extracting(Operation::id).containsExactly("1");
        next.resume("1", control -> Map.of("from", control.id()));
        await().until(() -> next.operation("1").orElseThrow().state() == State.DONE);
        assertThatThrownBy(() -> next.resume("1", c -> Map.of()))
                .isInstanceOf(ConflictException.class);
        next.stop();
    }

    @Test
    void leavesWhatAStopInterruptsToBeResumed() {
        Operation begun =
                start(
                        control -> {
                            while (!control.cancelled()) {
                                Thread.onSpinWait();
                            }
                            return Map.of();
                        });
        await().until(() -> store.operation(begun.id()).orElseThrow().state() == State.RUNNING);
        manager.stop();
        await().until(() -> store.operation(begun.id()).orElseThrow().state() == State.INTERRUPTED);
    }

    @Test
    void goesOnWhileTheDatabaseIsAway() {
        store.away = true;
        Operation begun = start(control -> Map.of());
        assertThat(ended(begun.id()).state()).isEqualTo(State.DONE);
        store.away = false;
        manager.setStore(store);
        assertThat(store.operation(begun.id()).orElseThrow().state()).isEqualTo(State.DONE);
    }

    private Operation start(Work work) {
        return manager.start("import", "", "ann", work);
    }

    private Operation ended(String id) {
        await().until(() -> manager.operation(id).orElseThrow().state().ended());
        return manager.operation(id).orElseThrow();
    }

    private static final class MemoryOperations implements OperationStore {
        private final Map<String, Operation> rows = Collections.synchronizedMap(new TreeMap<>());
        private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
        private volatile boolean away;

        @Override
        public void save(Operation operation) {
            if (away) {
                throw new UnavailableException("away", null);
            }
            seen.add(operation.state() + " " + operation.message());
            rows.put(operation.id(), operation);
        }

        @Override
        public Optional<Operation> operation(String id) {
            return Optional.ofNullable(rows.get(id));
        }

        @Override
        public List<Operation> unfinished() {
            return rows.values().stream().filter(o -> !o.state().ended()).toList();
        }

        @Override
        public Page<Operation> list(Optional<String> kind, Optional<String> cursor, int limit) {
            return new Page<>(List.copyOf(rows.values()), Optional.empty());
        }
    }
}
