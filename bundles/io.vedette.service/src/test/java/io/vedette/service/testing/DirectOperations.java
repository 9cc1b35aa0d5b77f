package io.vedette.service.testing;

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

/** Operations that work on the thread of who starts them, so that they are over then. */
public final class DirectOperations implements Operations {
    private static final double NEVER = 2;

    private final Map<String, Operation> all = new LinkedHashMap<>();

    private double death = NEVER;
    private boolean cancelled;

    /** The next work ends at this share of it, as when the server is killed; 0: as it begins. */
    public void dieAt(double progress) {
        death = progress;
    }

    /** All work that begins from now on is cancelled. */
    public void cancelAll() {
        cancelled = true;
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
            Quiet control = new Quiet(id);
            control.progress(0, "");
            result = work.run(control);
        } catch (Killed e) {
            death = NEVER;
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
            return cancelled;
        }
    }
}
