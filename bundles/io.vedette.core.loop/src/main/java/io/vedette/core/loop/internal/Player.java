package io.vedette.core.loop.internal;

import io.vedette.service.alert.Alert;
import io.vedette.service.alert.AlertIntake;
import io.vedette.service.alert.ClipRoll;
import io.vedette.service.alert.GateSpec;
import io.vedette.service.problem.ServiceException;
import io.vedette.service.problem.UnavailableException;
import io.vedette.service.rollout.Rollouts;
import io.vedette.service.rollout.Slot;
import io.vedette.service.watch.EventChange;
import io.vedette.service.watch.PipelineListener;
import io.vedette.service.watch.PipelineRun;
import io.vedette.service.watch.PipelineSpec;
import io.vedette.service.watch.Pipelines;
import io.vedette.service.watch.RuleSpec;
import io.vedette.service.watch.RunEnd;
import io.vedette.spi.stream.StreamSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Plays slices as fast as the machine can, two at a time. Each slice is a run of its own, in lock
 * step, so what comes of it does not depend on the others.
 */
@Component(service = Player.class)
public final class Player {
    private static final int AT_ONCE = 2;
    private final Pipelines pipelines;
    private final AlertIntake intake;
    private final Rollouts rollouts;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(
                    AT_ONCE,
                    work -> {
                        Thread thread = new Thread(work, "vedette-player");
                        thread.setDaemon(true);
                        return thread;
                    });

    /** With what runs pipelines and takes alerts in. */
    @Activate
    public Player(
            @Reference Pipelines pipelines,
            @Reference AlertIntake intake,
            @Reference Rollouts rollouts) {
        this.pipelines = pipelines;
        this.intake = intake;
        this.rollouts = rollouts;
    }

    @Deactivate
    void stop() {
        threads.shutdownNow();
    }

    /**
     * Plays with alerts and samples, as a camera in life would.
     *
     * @param place of a slice's camera, as alerts show it
     */
    void live(
            List<Slice> slices,
            List<RuleSpec> rules,
            Function<Slice, Alert.Place> place,
            ClipRoll clip,
            Consumer<Slice> done,
            BooleanSupplier cancelled) {
        each(
                slices,
                slice -> {
                    Alert.Place where = place.apply(slice);
                    List<RuleSpec> own = rulesOf(rules, slice);
                    GateSpec gate =
                            new GateSpec(
                                    slice.camera(),
                                    own,
                                    rollouts.variants(
                                            where.group(), slice.camera(), Slot.VERIFIER));
                    try (AlertIntake.Session session =
                            intake.open(where, slice.run(), gate, clip)) {
                        run(
                                spec(slice, own, where.group(), clip, true),
                                new PipelineListener() {
                                    @Override
                                    public void event(EventChange change) {
                                        session.event(change);
                                    }
                                },
                                session::attach);
                    }
                    rollouts.observed(
                            where.group(), slice.camera(), slice.epoch(), slice.seconds());
                    done.accept(slice);
                },
                cancelled);
    }

    /** Plays for judging only: nothing is kept of it. */
    void judged(
            List<Slice> slices,
            List<RuleSpec> rules,
            Function<Slice, PipelineListener> listeners,
            Consumer<Slice> done,
            BooleanSupplier cancelled) {
        each(
                slices,
                slice -> {
                    run(
                            spec(slice, rulesOf(rules, slice), "", ClipRoll.NONE, false),
                            listeners.apply(slice),
                            run -> {});
                    done.accept(slice);
                },
                cancelled);
    }

    /** Rules are named by camera: {@code yard@scene-1}. */
    private static List<RuleSpec> rulesOf(List<RuleSpec> rules, Slice slice) {
        return rules.stream()
                .filter(rule -> rule.id().endsWith("@" + slice.camera()))
                .map(
                        rule ->
                                new RuleSpec(
                                        rule.id().substring(0, rule.id().lastIndexOf('@')),
                                        rule.type(),
                                        rule.points(),
                                        rule.params()))
                .toList();
    }

    private static PipelineSpec spec(
            Slice slice, List<RuleSpec> rules, String group, ClipRoll clip, boolean collect) {
        return PipelineSpec.of(slice.camera(), slice.source())
                .run(slice.run())
                .group(group)
                .pacing(StreamSpec.Pacing.AS_FAST)
                .epoch(slice.epoch())
                .rules(rules)
                .keepSeconds(clip.before() + clip.after())
                .options(Map.of("collect", Boolean.toString(collect)))
                .build();
    }

    private void run(PipelineSpec spec, PipelineListener listener, Consumer<PipelineRun> started) {
        try (PipelineRun run = pipelines.start(spec, listener)) {
            started.accept(run);
            RunEnd end = run.done().toCompletableFuture().join();
            if (!(end instanceof RunEnd.Finished)) {
                throw new UnavailableException(spec.run() + " could not be played: " + end, null);
            }
        }
    }

    private void each(List<Slice> slices, Consumer<Slice> work, BooleanSupplier cancelled) {
        List<Future<?>> futures = new ArrayList<>();
        for (Slice slice : slices) {
            futures.add(
                    threads.submit(
                            () -> {
                                if (!cancelled.getAsBoolean()) {
                                    work.accept(slice);
                                }
                            }));
        }
        for (Future<?> future : futures) {
            try {
                future.get();
            } catch (InterruptedException e) {
                futures.forEach(f -> f.cancel(true));
                Thread.currentThread().interrupt();
                throw new UnavailableException("interrupted while playing", e);
            } catch (ExecutionException e) {
                futures.forEach(f -> f.cancel(false));
                if (e.getCause() instanceof ServiceException known) {
                    throw known;
                }
                throw new IllegalStateException("playing failed", e.getCause());
            }
        }
    }
}
