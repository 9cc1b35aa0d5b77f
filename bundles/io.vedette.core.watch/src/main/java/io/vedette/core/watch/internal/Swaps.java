package io.vedette.core.watch.internal;

import io.vedette.service.watch.SwapReport;
import io.vedette.service.watch.SwapReport.Kind;
import io.vedette.spi.rule.RuleRefusedException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Exchanges plugins between two frames: side by side where the new one is there, in place where the
 * old one goes first and frames have to wait. Used by who holds the strand.
 */
final class Swaps {
    private final Stages stages;
    private final Guard guard;
    private final Intake intake;
    private final Tally tally;
    private final Voice voice;
    private final boolean strict;
    private final Duration patience;
    private final Map<Socket<?, ?>, Long> droppedBefore = new HashMap<>();

    Swaps(
            Stages stages,
            Guard guard,
            Intake intake,
            Tally tally,
            Voice voice,
            boolean strict,
            Duration patience) {
        this.stages = stages;
        this.guard = guard;
        this.intake = intake;
        this.tally = tally;
        this.voice = voice;
        this.strict = strict;
        this.patience = patience;
    }

    /**
     * Fills what is empty; whether frames may pass.
     *
     * @throws RefusedException where a rule is refused, or a plugin did not come in time, and
     *     nothing may be left out
     */
    boolean fill() {
        boolean ready = true;
        for (Socket<?, ?> socket : stages.sockets()) {
            if (socket.session() == null) {
                socket.best(guard.table())
                        .filter(offer -> !socket.refusedBy(offer))
                        .ifPresent(offer -> plugIn(socket, offer));
            }
            if (!socket.ready()) {
                ready &= goOnWithout(socket);
            }
        }
        return ready;
    }

    private boolean goOnWithout(Socket<?, ?> socket) {
        if (System.nanoTime() - socket.emptySince() < patience.toNanos()) {
            return false;
        }
        String missing =
                socket.plug().title()
                        + " '"
                        + socket.id()
                        + "' ("
                        + socket.part()
                        + ") is not in service: install the bundle that brings it";
        if (strict) {
            throw new RefusedException(missing);
        }
        voice.said(missing + "; going on without");
        socket.skip();
        return true;
    }

    private boolean plugIn(Socket<?, ?> socket, Offer offer) {
        String before = socket.before();
        long emptySince = socket.emptySince();
        try {
            boolean handedOver = socket.plugIn(offer, guard.strand());
            stages.identity().changed();
            if (!before.isEmpty()) {
                long dropped =
                        tally.droppedTotal()
                                - droppedBefore.getOrDefault(socket, tally.droppedTotal());
                report(
                        socket,
                        before,
                        offer,
                        Kind.IN_PLACE,
                        handedOver,
                        System.nanoTime() - emptySince,
                        intake.waiting(),
                        (int) dropped);
            }
            return true;
        } catch (RuleRefusedException e) {
            if (strict) {
                throw new RefusedException(e.getMessage());
            }
            voice.said(e.getMessage() + "; this rule is left out");
            socket.refuse(offer, e.getMessage());
            return false;
        } catch (Strand.AbandonedException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            guard.fault(socket, e);
            guard.table().quarantine(offer, "it could not be opened: " + e);
            voice.said(offer.label() + " could not be opened and is quarantined: " + e);
            return false;
        }
    }

    private void report(
            Socket<?, ?> socket,
            String from,
            Offer to,
            Kind kind,
            boolean handedOver,
            long nanos,
            int waited,
            int dropped) {
        voice.swapped(
                new SwapReport(
                        socket.part(),
                        from,
                        to.label(),
                        kind,
                        handedOver,
                        Duration.ofNanos(nanos),
                        waited,
                        dropped));
    }

    /** Opens throw-away sessions of a newcomer; the strand is not held. */
    void warm(Offer offer) {
        for (Socket<?, ?> socket : stages.sockets()) {
            if (socket.session() != null && better(socket, offer)) {
                try {
                    socket.warm(offer);
                } catch (RuntimeException | LinkageError e) {
                    Faults.log(socket.part(), "warming up", e);
                }
            }
        }
    }

    private boolean better(Socket<?, ?> socket, Offer offer) {
        Optional<Offer> best = socket.best(guard.table());
        return best.isPresent()
                && best.get() == offer
                && socket.offer().filter(now -> now == offer).isEmpty();
    }

    /** A plugin came: it is put in where it is newer, or awaited. */
    void arrived(Offer offer) {
        for (Socket<?, ?> socket : stages.sockets()) {
            if (!better(socket, offer)) {
                continue;
            }
            if (socket.session() == null) {
                // before the first frame there is no size to open a session for
                if (tally.size().isPresent()) {
                    plugIn(socket, offer);
                }
            } else {
                exchange(socket, offer);
            }
        }
        guard.strand().changed();
    }

    /** A plugin goes: another version takes over, or frames wait. */
    void leaving(Offer offer) {
        for (Socket<?, ?> socket : stages.sockets()) {
            if (socket.offer().filter(now -> now == offer).isEmpty()) {
                continue;
            }
            Optional<Offer> other = socket.best(guard.table());
            if (other.isPresent()) {
                exchange(socket, other.get());
            } else {
                droppedBefore.put(socket, tally.droppedTotal());
                socket.unplug(guard.strand());
                intake.bePatient();
            }
        }
    }

    private void exchange(Socket<?, ?> socket, Offer offer) {
        long begin = System.nanoTime();
        Offer old = socket.offer().orElseThrow();
        socket.unplug(guard.strand());
        boolean handedOver;
        try {
            handedOver = socket.plugIn(offer, guard.strand());
        } catch (Strand.AbandonedException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            guard.fault(socket, e);
            guard.table().quarantine(offer, "it could not be opened: " + e);
            voice.said(
                    offer.label()
                            + " could not be opened and is quarantined; going on with "
                            + old.label());
            return;
        }
        stages.identity().changed();
        report(
                socket,
                old.label(),
                offer,
                Kind.SIDE_BY_SIDE,
                handedOver,
                System.nanoTime() - begin,
                intake.waiting(),
                0);
    }
}
