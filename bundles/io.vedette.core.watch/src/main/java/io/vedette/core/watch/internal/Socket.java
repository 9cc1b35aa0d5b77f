package io.vedette.core.watch.internal;

import io.vedette.service.plugin.Plug;
import io.vedette.spi.Snapshot;
import java.util.Optional;
import java.util.function.Function;

/**
 * The place in a pipeline where a session of a plugin sits. It survives the plugins: a session is
 * opened from what the one before it handed over. Used by who holds the strand.
 *
 * @param <P> the plugin
 * @param <S> its session
 */
final class Socket<P, S extends AutoCloseable> {
    /** Opens a session. */
    interface Opener<P, S> {
        S open(P plugin, Optional<Snapshot> from);
    }

    private final String part;
    private final Plug plug;
    private final String id;
    private final String pin;
    private final Class<P> type;
    private final Opener<P, S> opener;
    private final Function<S, Optional<Snapshot>> snapshots;
    private Offer offer;
    private S session;
    private Optional<Snapshot> handed = Optional.empty();
    private String before = "";
    private long emptySince;
    private double snapshotAt = Double.NEGATIVE_INFINITY;
    private int failuresInRow;
    private boolean skipped;
    private Offer refusing;
    private String why = "";

    Socket(
            String part,
            Plug plug,
            String id,
            String pin,
            Class<P> type,
            Opener<P, S> opener,
            Function<S, Optional<Snapshot>> snapshots) {
        this.part = part;
        this.plug = plug;
        this.id = id;
        this.pin = pin;
        this.type = type;
        this.opener = opener;
        this.snapshots = snapshots;
        this.emptySince = System.nanoTime();
    }

    String part() {
        return part;
    }

    Plug plug() {
        return plug;
    }

    String id() {
        return id;
    }

    /** The best plugin for it now. */
    Optional<Offer> best(PluginTable table) {
        return table.find(plug, id, pin);
    }

    Optional<Offer> offer() {
        return Optional.ofNullable(offer);
    }

    /** The session, or null while it is empty. */
    S session() {
        return session;
    }

    /** Whether frames may pass: there is a session, or it was decided to go on without. */
    boolean ready() {
        return session != null || skipped;
    }

    /** Goes on without a plugin until one comes. */
    void skip() {
        skipped = true;
    }

    /** Goes on without a plugin, for this one refuses what is asked of it. */
    void refuse(Offer by, String reason) {
        skipped = true;
        refusing = by;
        why = reason;
    }

    /** Whether a plugin has refused already what is asked of it. */
    boolean refusedBy(Offer candidate) {
        return refusing == candidate;
    }

    /** Why it goes on without a plugin; empty where nothing was refused. */
    String why() {
        return why;
    }

    /** Since when there is no plugin. */
    long emptySince() {
        return emptySince;
    }

    /** Who sat here before; empty at the start. */
    String before() {
        return before;
    }

    /** Opens a session for nobody, so that the first real one finds warm classes. */
    void warm(Offer candidate) {
        S first = opener.open(type.cast(candidate.service()), Optional.empty());
        close(first);
    }

    /**
     * Puts a plugin in.
     *
     * @return whether it went on from a state
     */
    boolean plugIn(Offer next, Strand strand) {
        offer = next;
        S opened = null;
        strand.enter(this);
        try {
            opened = opener.open(type.cast(next.service()), handed);
        } finally {
            if (opened == null) {
                offer = null;
            }
            strand.leave();
        }
        session = opened;
        skipped = false;
        refusing = null;
        why = "";
        failuresInRow = 0;
        return handed.isPresent();
    }

    /** Takes the plugin out, keeping its state. */
    void unplug(Strand strand) {
        if (session == null) {
            return;
        }
        takeSnapshot(strand);
        S old = session;
        session = null;
        before = offer.label();
        offer = null;
        emptySince = System.nanoTime();
        strand.enter(this);
        try {
            close(old);
        } finally {
            strand.leave();
        }
    }

    /** Forgets the session without calling it: it hangs. */
    void lose() {
        session = null;
        if (offer != null) {
            before = offer.label();
        }
        offer = null;
        emptySince = System.nanoTime();
    }

    /** Forgets the state too: it is of another picture size. */
    void reset(Strand strand) {
        unplug(strand);
        handed = Optional.empty();
        snapshotAt = Double.NEGATIVE_INFINITY;
    }

    /** Takes a snapshot where the last one is older than {@code seconds} of the stream. */
    void keepSnapshot(double now, double seconds, Strand strand) {
        if (session != null && now - snapshotAt >= seconds) {
            snapshotAt = now;
            takeSnapshot(strand);
        }
    }

    private void takeSnapshot(Strand strand) {
        strand.enter(this);
        try {
            Optional<Snapshot> state = snapshots.apply(session);
            if (state.isPresent()) {
                handed = state;
            }
        } catch (RuntimeException | LinkageError e) {
            // an older snapshot is better than none
            Faults.log(part, "taking a snapshot", e);
        } finally {
            strand.leave();
        }
    }

    void takeOver(Optional<Snapshot> state) {
        handed = state;
    }

    Optional<Snapshot> state() {
        return handed;
    }

    /** Counts a failed call; returns how many failed in a row. */
    int failed() {
        return ++failuresInRow;
    }

    void succeeded() {
        failuresInRow = 0;
    }

    private void close(S old) {
        try {
            old.close();
        } catch (Exception | LinkageError e) {
            Faults.log(part, "closing a session", e);
        }
    }
}
