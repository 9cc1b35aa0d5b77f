package io.vedette.core.alert.internal.operation;

import io.vedette.service.event.Happening;
import io.vedette.service.event.Happenings;
import io.vedette.service.http.Page;
import io.vedette.service.id.TimeIds;
import io.vedette.service.operation.Operation;
import io.vedette.service.operation.Operation.State;
import io.vedette.service.operation.Operations;
import io.vedette.service.operation.Work;
import io.vedette.service.problem.ConflictException;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.problem.UnavailableException;
import io.vedette.service.store.operation.OperationStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.RejectedExecutionException;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs operations, one thread a kind. What is under way is in memory and written through; what the
 * database does not take is written with the next change.
 *
 * <p>The service appears with the first database, so that whoever resumes what was interrupted
 * finds it, and stays when a database goes away, so that operations under way go on.
 */
@Component(
        service = {},
        immediate = true)
public final class OperationManager implements Operations {

    private static final Logger LOG = LoggerFactory.getLogger(OperationManager.class);
    private static final int REMEMBERED = 1000;

    private final Clock clock;
    private final TimeIds ids = new TimeIds();
    private final Happenings happenings;
    private final Duration writeEvery;
    private final Lanes lanes = new Lanes();
    private final Map<String, RunningWork> working = new ConcurrentHashMap<>();

    /** What ended since the start, so that it can be asked for while the database is away. */
    private final ConcurrentSkipListMap<String, Operation> ended = new ConcurrentSkipListMap<>();

    private volatile OperationStore store;
    private BundleContext context;
    private ServiceRegistration<Operations> registration;

    /** By Declarative Services. */
    @Activate
    public OperationManager(@Reference Happenings happenings, BundleContext context) {
        this(happenings, Clock.systemUTC(), Duration.ofSeconds(1));
        this.context = context;
    }

    OperationManager(Happenings happenings, Clock clock, Duration writeEvery) {
        this.happenings = happenings;
        this.clock = clock;
        this.writeEvery = writeEvery;
    }

    /** By Declarative Services; what another server's life left unfinished is interrupted. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setStore(OperationStore to) {
        store = to;
        try {
            for (Operation left : to.unfinished()) {
                if (left.state() != State.INTERRUPTED && !working.containsKey(left.id())) {
                    to.save(with(left, State.INTERRUPTED, "the server stopped under it"));
                }
            }
            ended.values().forEach(to::save);
        } catch (RuntimeException e) {
            LOG.warn("unfinished operations cannot be read: {}", e.toString());
        }
        register();
    }

    private synchronized void register() {
        if (registration == null && context != null) {
            registration = context.registerService(Operations.class, this, null);
        }
    }

    void unsetStore(OperationStore gone) {
        if (store == gone) {
            store = null;
        }
    }

    @Override
    public Operation start(String kind, String subject, String by, Work work) {
        Instant now = clock.instant();
        String id = ids.next(now);
        return submit(
                new Operation(
                        id,
                        kind,
                        subject,
                        by,
                        State.QUEUED,
                        0,
                        "",
                        Map.of(),
                        now,
                        Optional.empty()),
                work);
    }

    @Override
    public Operation resume(String id, Work work) {
        Operation before = demand(id);
        if (before.state() != State.INTERRUPTED) {
            throw new ConflictException("operation " + id + " is " + word(before.state()));
        }
        return submit(with(before, State.QUEUED, "resumed"), work);
    }

    private Operation submit(Operation operation, Work work) {
        RunningWork running = new RunningWork(operation, work, this::changed, clock, writeEvery);
        if (working.putIfAbsent(operation.id(), running) != null) {
            throw new ConflictException("operation " + operation.id() + " works already");
        }
        // Before it can begin: afterwards its own thread writes.
        save(operation);
        try {
            lanes.execute(operation.kind(), running);
        } catch (RejectedExecutionException e) {
            working.remove(operation.id());
            save(with(operation, State.CANCELLED, "too many waited"));
            throw new UnavailableException(
                    "too many operations of kind '" + operation.kind() + "' wait", e);
        }
        return running.now();
    }

    /** An operation under way has changed. */
    private void changed(Operation now) {
        Operation kept =
                lanes.areClosing() && now.state() == State.CANCELLED
                        ? with(now, State.INTERRUPTED, "the server stopped under it")
                        : now;
        if (kept.state().ended()) {
            ended.put(kept.id(), kept);
            while (ended.size() > REMEMBERED) {
                ended.pollFirstEntry();
            }
        }
        save(kept);
        if (kept.state().ended() || kept.state() == State.INTERRUPTED) {
            working.remove(kept.id());
        }
        happenings.tell(
                new Happening(
                        "operation",
                        Optional.empty(),
                        clock.instant(),
                        Map.of(
                                "id", kept.id(),
                                "kind", kept.kind(),
                                "subject", kept.subject(),
                                "state", word(kept.state()),
                                "progress", kept.progress(),
                                "message", kept.message())));
    }

    private void save(Operation operation) {
        OperationStore to = store;
        if (to == null) {
            return;
        }
        try {
            to.save(operation);
        } catch (RuntimeException e) {
            LOG.warn("operation {} cannot be kept now: {}", operation.id(), e.toString());
        }
    }

    @Override
    public Optional<Operation> operation(String id) {
        RunningWork running = working.get(id);
        if (running != null) {
            return Optional.of(running.now());
        }
        Operation over = ended.get(id);
        return over != null ? Optional.of(over) : stored().operation(id);
    }

    private Operation demand(String id) {
        return operation(id)
                .orElseThrow(() -> new NotFoundException("there is no operation '" + id + "'"));
    }

    private OperationStore stored() {
        OperationStore to = store;
        if (to == null) {
            throw new UnavailableException("the database of operations is away", null);
        }
        return to;
    }

    @Override
    public List<Operation> interrupted(String kind) {
        return stored().unfinished().stream()
                .filter(o -> o.state() == State.INTERRUPTED && o.kind().equals(kind))
                .filter(o -> !working.containsKey(o.id()))
                .toList();
    }

    @Override
    public Page<Operation> list(Optional<String> kind, Optional<String> cursor, int limit) {
        if (limit < 1 || limit > 1000) {
            throw new InvalidRequestException("limit must be 1..1000, is " + limit);
        }
        Page<Operation> page = stored().list(kind, cursor, limit);
        return new Page<>(
                page.items().stream()
                        .map(
                                o ->
                                        Optional.ofNullable(working.get(o.id()))
                                                .map(RunningWork::now)
                                                .orElse(o))
                        .toList(),
                page.nextCursor());
    }

    @Override
    public Operation cancel(String id) {
        RunningWork running = working.get(id);
        if (running != null) {
            running.cancel();
            return running.now();
        }
        Operation over = demand(id);
        if (over.state() == State.INTERRUPTED) {
            Operation cancelled = with(over, State.CANCELLED, "cancelled");
            stored().save(cancelled);
            return cancelled;
        }
        throw new ConflictException("operation " + id + " is " + word(over.state()) + " already");
    }

    @Deactivate
    void stop() {
        synchronized (this) {
            if (registration != null) {
                registration.unregister();
                registration = null;
            }
        }
        lanes.close(() -> working.values().forEach(RunningWork::cancel));
    }

    private Operation with(Operation o, State state, String message) {
        return new Operation(
                o.id(),
                o.kind(),
                o.subject(),
                o.by(),
                state,
                o.progress(),
                message,
                o.result(),
                o.created(),
                state.ended() ? Optional.of(clock.instant()) : Optional.empty());
    }

    private static String word(State state) {
        return state.name().toLowerCase(java.util.Locale.ROOT);
    }
}
