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

    private double death = 2;

    /** The next work ends in the middle, as when the server is killed. */
    void dieAt(double progress) {
        death = progress;
    }

    @Override
    public Operation start(String kind, String subject, String by, Work work) {
        return run("op" + all.size(), kind, subject, by, work);
    }

    private Operation run(String id, String kind, String subject, String by, Work work) {
        Operation.State state = Operation.State.DONE;
        String message = "";
        Map<String, String> result = Map.of();
        try {
            result = work.run(new Quiet(id));
        } catch (Killed e) {
            death = 2;
            state = Operation.State.INTERRUPTED;
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
        Operation before = all.get(id);
        return run(id, before.kind(), before.subject(), before.by(), work);
    }

    @Override
    public Optional<Operation> operation(String id) {
        return Optional.ofNullable(all.get(id));
    }

    @Override
    public List<Operation> interrupted(String kind) {
        return all.values().stream()
                .filter(o -> o.kind().equals(kind) && o.state() == Operation.State.INTERRUPTED)
                .toList();
    }

    @Override
    public Page<Operation> list(Optional<String> kind, Optional<String> cursor, int limit) {
        return new Page<>(List.copyOf(all.values()), Optional.empty());
    }

    @Override
    public Operation cancel(String id) {
        throw new UnsupportedOperationException();
    }

    /** As {@code kill -9}: not caught by anything that catches exceptions. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final class Quiet implements Work.Control {
        private final String id;

        Quiet(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public void progress(double share, String message) {
            if (share >= death) {
                throw new Killed();
            }
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    }
}
