package io.vedette.core.watch.internal;

import io.vedette.service.watch.RunStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Says where a run stands, without waiting for a frame that takes long. */
final class StatusDesk {
    private final Tally tally;
    private final Faults faults;
    private final Feed source;
    private final Stages stages;
    private final EventBook book;
    private final Voice voice;
    private volatile List<RunStatus.PluginUse> plugins = List.of();
    private volatile int openEvents;
    private volatile long events;

    StatusDesk(
            Tally tally, Faults faults, Feed source, Stages stages, EventBook book, Voice voice) {
        this.tally = tally;
        this.faults = faults;
        this.source = source;
        this.stages = stages;
        this.book = book;
        this.voice = voice;
    }

    RunStatus status(Strand strand) {
        refresh(strand);
        return new RunStatus(
                source.state(),
                tally.size(),
                tally.seconds(),
                tally.fps(),
                tally.receivedCount(),
                tally.analysedCount(),
                tally.gatedCount(),
                tally.droppedCounts(),
                stages.liveTracks(),
                openEvents,
                events,
                tally.reconnects(),
                tally.lagMillis(),
                tally.passMillis(),
                plugins,
                faults.counts(),
                voice.swaps(),
                stages.nextTrack());
    }

    private void refresh(Strand strand) {
        try {
            if (!strand.hold(100, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (Strand.AbandonedException e) {
            return;
        }
        try {
            plugins = uses();
            openEvents = book.openCount();
            events = book.total();
        } finally {
            strand.letGo();
        }
    }

    private List<RunStatus.PluginUse> uses() {
        List<RunStatus.PluginUse> uses = new ArrayList<>();
        source.playing().ifPresent(offer -> uses.add(use("source", offer)));
        stages.finder()
                .filter(finder -> !(finder instanceof MotionFinder))
                .ifPresent(
                        finder ->
                                uses.add(
                                        new RunStatus.PluginUse(
                                                "detector",
                                                finder.label(),
                                                finder.engine(),
                                                "",
                                                finder.isAway() ? "waited for" : "in service")));
        for (Socket<?, ?> socket : stages.sockets()) {
            uses.add(
                    socket.offer()
                            .map(offer -> use(socket.part(), offer))
                            .orElseGet(
                                    () ->
                                            new RunStatus.PluginUse(
                                                    socket.part(),
                                                    socket.id(),
                                                    "",
                                                    "",
                                                    socket.why().isEmpty()
                                                            ? "waited for"
                                                            : socket.why())));
        }
        return uses;
    }

    private static RunStatus.PluginUse use(String part, Offer offer) {
        return new RunStatus.PluginUse(
                part, offer.id(), offer.version().toString(), offer.bundle(), "in service");
    }
}
