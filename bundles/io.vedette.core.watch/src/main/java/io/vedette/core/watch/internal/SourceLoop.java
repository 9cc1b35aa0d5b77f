package io.vedette.core.watch.internal;

import io.vedette.service.watch.PipelineSpec;
import io.vedette.service.watch.RunEnd;
import io.vedette.service.watch.SourceState;
import io.vedette.service.watch.SourceState.Kind;
import io.vedette.spi.stream.Ended;
import io.vedette.spi.stream.StreamSource;
import io.vedette.spi.stream.StreamSpec;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * Keeps a source connected: CONNECTING, LIVE, STALLED, BACKOFF. Runs on the thread that is lent to
 * the source.
 */
final class SourceLoop implements Feed {
    private static final long FIRST_DELAY = 1_000;
    private static final long MOST_DELAY = 30_000;
    private static final long STEADY = 30_000_000_000L;
    private static final long STALL = 5_000_000_000L;

    private final PipelineSpec spec;
    private final PluginTable table;
    private final Intake intake;
    private final Tally tally;
    private final Faults faults;
    private final boolean finite;
    private final boolean reconnects;
    private final Consumer<SourceState> told;
    private final Consumer<String> jumped;
    private final Consumer<String> sourceLabel;
    private volatile SourceState state = new SourceState(Kind.CONNECTING, "", Duration.ZERO, 0);
    private volatile long liveSince;
    private Offer playing;
    private Intake.Port port;
    private int attempts;
    private long delay = FIRST_DELAY;
    private boolean everLive;

    SourceLoop(
            PipelineSpec spec,
            PluginTable table,
            Intake intake,
            Tally tally,
            Faults faults,
            Consumer<SourceState> told,
            Consumer<String> jumped,
            Consumer<String> sourceLabel) {
        this.spec = spec;
        this.table = table;
        this.intake = intake;
        this.tally = tally;
        this.faults = faults;
        finite = spec.pacing() == StreamSpec.Pacing.AS_FAST;
        reconnects = !"false".equals(spec.options().get("reconnect"));
        this.told = told;
        this.jumped = jumped;
        this.sourceLabel = sourceLabel;
    }

    @Override
    public SourceState state() {
        return state;
    }

    /** Plays until there is nothing more to play. */
    RunEnd play() {
        long begin = System.nanoTime();
        while (!intake.isClosed()) {
            Optional<Offer> offer = table.source(scheme(), spec.pins());
            if (offer.isEmpty()) {
                String why = "no plugin in service plays " + scheme() + " addresses";
                if (finite && System.nanoTime() - begin > spec.patience().toNanos()) {
                    return refused(why);
                }
                set(Kind.BACKOFF, why, 200);
                pause(200);
                continue;
            }
            Ended ended = connect(offer.get());
            Optional<RunEnd> end = after(ended);
            if (end.isPresent()) {
                return end.get();
            }
        }
        set(Kind.ENDED, "closed", 0);
        return new RunEnd.Closed();
    }

    private Ended connect(Offer offer) {
        attempts++;
        set(Kind.CONNECTING, "", 0);
        Intake.Port connection = intake.connect(this::frameCame, jumped);
        synchronized (this) {
            playing = offer;
            port = connection;
        }
        sourceLabel.accept(offer.label());
        liveSince = 0;
        try {
            return ((StreamSource) offer.service()).run(streamSpec(), connection);
        } catch (RuntimeException | LinkageError e) {
            faults.count(spec.camera(), "source", e);
            return new Ended.Lost("the source failed: " + e);
        } finally {
            synchronized (this) {
                playing = null;
                notifyAll();
            }
        }
    }

    private Optional<RunEnd> after(Ended ended) {
        if (intake.isClosed()) {
            return Optional.empty();
        }
        if (port.cancelled()) {
            return withdrawn();
        }
        if (ended instanceof Ended.Finished) {
            set(Kind.ENDED, "", 0);
            return Optional.of(new RunEnd.Finished(tally.receivedCount(), tally.seconds()));
        }
        boolean hopeless = ended instanceof Ended.Refused;
        String why = hopeless ? ((Ended.Refused) ended).why() : ((Ended.Lost) ended).why();
        if (hopeless && !everLive) {
            return Optional.of(refused(why));
        }
        if (!reconnects) {
            if (!everLive) {
                return Optional.of(refused(why));
            }
            set(Kind.ENDED, why, 0);
            return Optional.of(new RunEnd.Finished(tally.receivedCount(), tally.seconds()));
        }
        if (liveSince != 0 && System.nanoTime() - liveSince > STEADY) {
            delay = FIRST_DELAY;
        }
        long wait = Math.round(delay * ThreadLocalRandom.current().nextDouble(0.75, 1.25));
        if (hopeless) {
            wait = MOST_DELAY;
        }
        delay = Math.min(MOST_DELAY, delay * 2);
        tally.reconnected();
        set(Kind.BACKOFF, why, wait);
        pause(wait);
        return Optional.empty();
    }

    private Optional<RunEnd> withdrawn() {
        if (finite && port.delivered()) {
            return Optional.of(refused("the source was withdrawn while its file was read"));
        }
        set(Kind.BACKOFF, "the source is being exchanged", 0);
        return Optional.empty();
    }

    private RunEnd refused(String why) {
        set(Kind.REFUSED, why, 0);
        return new RunEnd.Refused(why);
    }

    private StreamSpec streamSpec() {
        Map<String, String> options = new HashMap<>();
        spec.options()
                .forEach(
                        (key, value) -> {
                            if (key.startsWith("source.")) {
                                options.put(key.substring(7), value);
                            }
                        });
        return new StreamSpec(
                spec.camera(),
                spec.source(),
                StreamSpec.Role.BOTH,
                spec.pacing(),
                spec.epoch(),
                spec.connectTimeout(),
                options);
    }

    private String scheme() {
        String scheme = spec.source().getScheme();
        return scheme == null ? "file" : scheme.toLowerCase(Locale.ROOT);
    }

    private void frameCame() {
        if (state.kind() != Kind.LIVE) {
            everLive = true;
            attempts = 0;
            if (liveSince == 0) {
                liveSince = System.nanoTime();
            }
            set(Kind.LIVE, "", 0);
        }
    }

    @Override
    public void checkStall() {
        if (state.kind() == Kind.LIVE && System.nanoTime() - intake.lastNanos() > STALL) {
            set(Kind.STALLED, "no frame for " + STALL / 1_000_000_000L + " s", 0);
        }
    }

    private synchronized void set(Kind kind, String why, long retryMillis) {
        SourceState next = new SourceState(kind, why, Duration.ofMillis(retryMillis), attempts);
        if (next.kind() == state.kind()
                && next.why().equals(state.why())
                && next.attempts() == state.attempts()
                && !state.equals(new SourceState(Kind.CONNECTING, "", Duration.ZERO, 0))) {
            return;
        }
        state = next;
        told.accept(next);
    }

    private synchronized void pause(long millis) {
        long until = System.nanoTime() + millis * 1_000_000;
        try {
            while (!intake.isClosed() && until - System.nanoTime() > 0) {
                wait(Math.max(1, Math.min(200, (until - System.nanoTime()) / 1_000_000)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            intake.close();
        }
    }

    @Override
    public synchronized void leaving(Offer offer, long millis) {
        if (playing != offer) {
            return;
        }
        port.cancel();
        long until = System.nanoTime() + millis * 1_000_000;
        try {
            while (playing == offer && until - System.nanoTime() > 0) {
                wait(Math.max(1, (until - System.nanoTime()) / 1_000_000));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized Optional<Offer> playing() {
        return Optional.ofNullable(playing);
    }
}
