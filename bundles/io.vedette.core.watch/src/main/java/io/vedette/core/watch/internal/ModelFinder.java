package io.vedette.core.watch.internal;

import io.vedette.service.model.ModelLease;
import io.vedette.spi.Outcome;
import io.vedette.spi.frame.Frame;
import io.vedette.spi.model.Deadline;
import io.vedette.spi.model.Detecting;
import io.vedette.spi.model.Detection;
import io.vedette.spi.scene.SceneFacts;
import io.vedette.spi.track.TrackerInput.Look;
import java.time.Duration;
import java.util.List;

/** A model looks. The lease keeps it guarded: calls wait for an engine that is being updated. */
final class ModelFinder implements Finder {
    private final ModelLease<Detecting> lease;
    private final Duration limit;

    ModelFinder(ModelLease<Detecting> lease, Duration limit) {
        this.lease = lease;
        this.limit = limit;
    }

    @Override
    public Found find(Frame frame, SceneFacts facts) {
        List<Outcome<List<Detection>>> outcomes =
                lease.model().run(List.of(frame), Deadline.in(limit));
        Outcome<List<Detection>> outcome =
                outcomes.isEmpty()
                        ? new Outcome.Failed<>("the model gave no answer")
                        : outcomes.get(0);
        if (outcome instanceof Outcome.Done<List<Detection>> done) {
            return new Found(Look.ANALYSED, "", done.value());
        }
        String why = ((Outcome.Failed<List<Detection>>) outcome).why();
        return new Found(Look.DROPPED, "detector failed: " + why, List.of());
    }

    @Override
    public String label() {
        return lease.description().name() + " " + lease.description().version();
    }

    @Override
    public boolean gateable() {
        return true;
    }

    @Override
    public boolean isAway() {
        return lease.engine().version().isEmpty();
    }

    @Override
    public long generation() {
        return lease.engine().generation();
    }

    @Override
    public String engine() {
        return (lease.engine().id() + " " + lease.engine().version()).strip();
    }

    @Override
    public void close() {
        lease.close();
    }
}
