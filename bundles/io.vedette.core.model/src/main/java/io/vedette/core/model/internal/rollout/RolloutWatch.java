package io.vedette.core.model.internal.rollout;

import io.vedette.service.rollout.Rollouts;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the gates once a minute. */
@Component(service = RolloutWatch.class, immediate = true)
public final class RolloutWatch {
    private static final Logger LOG = LoggerFactory.getLogger(RolloutWatch.class);
    private final Rollouts rollouts;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    work -> {
                        Thread t = new Thread(work, "vedette-rollout-watch");
                        t.setDaemon(true);
                        return t;
                    });

    /** Begins a minute from now. */
    @Activate
    public RolloutWatch(@Reference Rollouts rollouts) {
        this.rollouts = rollouts;
        thread.scheduleWithFixedDelay(this::watch, 60, 60, TimeUnit.SECONDS);
    }

    private void watch() {
        try {
            rollouts.watch();
        } catch (RuntimeException e) {
            LOG.warn(
                    "roll-outs could not be looked after: {}; next try in a minute",
                    e.getMessage());
        }
    }

    @Deactivate
    void stop() {
        thread.shutdownNow();
    }
}
