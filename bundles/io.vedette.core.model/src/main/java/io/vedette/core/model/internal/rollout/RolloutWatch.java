package io.vedette.core.model.internal.rollout;

import io.vedette.service.camera.Cameras;
import io.vedette.service.rollout.Rollouts;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Once a minute: notes how long cameras were watched, and asks the gates. */
@Component(service = RolloutWatch.class, immediate = true)
public final class RolloutWatch {
    private static final Logger LOG = LoggerFactory.getLogger(RolloutWatch.class);
    private final Rollouts rollouts;
    private final WatchedTime watched = new WatchedTime();

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Cameras cameras;

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
            Cameras known = cameras;
            if (known != null) {
                watched.note(known, rollouts, Instant.now());
            }
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
