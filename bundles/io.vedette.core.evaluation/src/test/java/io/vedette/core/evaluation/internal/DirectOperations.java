package io.vedette.core.evaluation.internal;

import io.vedette.service.http.Page;
import io.vedette.service.operation.Operation;
import io.vedette.service.operation.Operations;
import io.vedette.service.operation.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs work on the caller's thread, or leaves it as a stop of the server would. */
final class DirectOperations implements Operations {
    boolean interrupt;
    boolean cancelled;
    private final List<Operation> left = new ArrayList<>();

    @Override
    public Operation start(String kind, String subject, String by, Work work) {
        String id = "op-" + subject;
        if (interrupt) {
            Operation operation = operation(id, kind, subject, by, Operation.State.INTERRUPTED);
            left.add(operation);
            return operation;
        }
        run(id, work);
        return operation(id, kind, subject, by, Operation.State.DONE);
    }

    private void run(String id, Work work) {
        try {
            work.run(
                    new Work.Control() {
                        @Override
                        public String id() {
                            return id;
                        }

                        @Override
                        public void progress(double share, String message) {}

                        @Override
                        public boolean cancelled() {
                            return cancelled;
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Operation operation(
            String id, String kind, String subject, String by, Operation.State state) {
        return new Operation(
                id, kind, subject, by, state, 0, "", Map.of(), Instant.EPOCH, Optional.empty());
    }

    @Override
    public Operation resume(String id, Work work) {
        run(id, work);
        return left.get(0);
    }

    @Override
    public Optional<Operation> operation(String id) {
        return Optional.empty();
    }

    @Override
    public List<Operation> interrupted(String kind) {
        return List.copyOf(left);
    }

    @Override
    public Page<Operation> list(Optional<String> kind, Optional<String> cursor, int limit) {
        return new Page<>(left, Optional.empty());
    }

    @Override
    public Operation cancel(String id) {
        throw new IllegalStateException("nothing runs beside the caller");
    }
}
