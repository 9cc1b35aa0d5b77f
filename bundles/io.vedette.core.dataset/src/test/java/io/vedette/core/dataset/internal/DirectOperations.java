package io.vedette.core.dataset.internal;

import io.vedette.service.http.Page;
import io.vedette.service.operation.Operation;
import io.vedette.service.operation.Operations;
import io.vedette.service.operation.Work;
import io.vedette.service.problem.ServiceException;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Operations that are over when they were started. */
final class DirectOperations implements Operations {
    private final Map<String, Operation> all = new LinkedHashMap<>();

    @Override
    public Operation start(String kind, String subject, String by, Work work) {
        String id = "op" + all.size();
        Operation.State state = Operation.State.DONE;
        String message = "";
        Map<String, String> result = Map.of();
        try {
            result = work.run(new Quiet(id));
        } catch (ServiceException e) {
            state = Operation.State.FAILED;
            message = e.getMessage();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        Operation operation =
                new Operation(
                        id,
                        kind,
                        subject,
                        by,
                        state,
                        1,
                        message,
                        result,
                        Instant.EPOCH,
                        Optional.of(Instant.EPOCH));
        all.put(id, operation);
        return operation;
    }

    @Override
    public Operation resume(String id, Work work) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Operation> operation(String id) {
        return Optional.ofNullable(all.get(id));
    }

    @Override
    public List<Operation> interrupted(String kind) {
        return List.of();
    }

    @Override
    public Page<Operation> list(Optional<String> kind, Optional<String> cursor, int limit) {
        return new Page<>(List.copyOf(all.values()), Optional.empty());
    }

    @Override
    public Operation cancel(String id) {
        throw new UnsupportedOperationException();
    }

    private record Quiet(String id) implements Work.Control {
        @Override
        public void progress(double share, String message) {}

        @Override
        public boolean cancelled() {
            return false;
        }
    }
}
