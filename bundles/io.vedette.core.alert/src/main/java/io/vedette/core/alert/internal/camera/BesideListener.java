package io.vedette.core.alert.internal.camera;

import io.vedette.service.alert.AlertIntake;
import io.vedette.service.watch.EventChange;
import io.vedette.service.watch.FrameReport;
import io.vedette.service.watch.PipelineListener;
import io.vedette.service.watch.SwapReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears a chain that runs beside a camera's own: its alerts are only counted. */
final class BesideListener implements PipelineListener {

    private static final Logger LOG = LoggerFactory.getLogger(BesideListener.class);

    private final String name;
    private final AlertIntake.Session session;
    private volatile long raised;

    BesideListener(String name, AlertIntake.Session session) {
        this.name = name;
        this.session = session;
    }

    long raised() {
        return raised;
    }

    @Override
    public void frame(FrameReport report) {
        session.passed(report.moment().streamSeconds());
    }

    @Override
    public void event(EventChange change) {
        raised = raised + session.event(change).size();
    }

    @Override
    public void swapped(SwapReport report) {
        LOG.info("{}: {} went from {} to {}", name, report.part(), report.from(), report.to());
    }

    @Override
    public void said(String text) {
        LOG.info("{}: {}", name, text);
    }
}
