package io.vedette.core.loop.internal;

import io.vedette.service.collect.Sample;
import io.vedette.service.labeling.BatchDraft;
import io.vedette.service.labeling.BatchState;
import io.vedette.service.labeling.BatchView;
import io.vedette.service.labeling.ItemDraft;
import io.vedette.service.labeling.LabelingService;
import io.vedette.service.problem.ConflictException;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Has samples labeled by the staff's queue. */
@Component(service = LabelingWork.class)
public final class LabelingWork {
    private static final int OVERLAP = 3;
    private static final String STAFF = "staff";
    private final LabelingService labeling;
    private final ScriptedLabelers staff;

    /** With the labeling platform and a staff. */
    @Activate
    public LabelingWork(@Reference LabelingService labeling, @Reference ScriptedLabelers staff) {
        this.labeling = labeling;
        this.staff = staff;
    }

    /** Labels samples into a dataset; returns the batch's id. */
    String label(
            Walk walk, String dataset, String labelSet, List<Sample> samples, Pictures pictures)
            throws InterruptedException {
        String batch = batch(walk, "staff", STAFF, dataset, labelSet, samples);
        byStaff(walk, batch, pictures);
        return batch;
    }

    private String batch(
            Walk walk,
            String who,
            String dispatcher,
            String dataset,
            String labelSet,
            List<Sample> samples) {
        Optional<String> before = walk.facts().get("batch." + who);
        if (before.isPresent()) {
            return before.get();
        }
        BatchView batch =
                labeling.create(
                        BatchDraft.classes(
                                        "What is in the yard? (loop " + walk.id() + ")",
                                        dispatcher,
                                        LabelSteps.CLASSES,
                                        OVERLAP,
                                        samples.stream().map(LabelingWork::item).toList())
                                .into(dataset, labelSet),
                        walk.by());
        walk.facts().put("batch." + who, batch.id());
        labeling.submit(batch.id());
        return batch.id();
    }

    private static ItemDraft item(Sample sample) {
        return ItemDraft.of(sample.id(), sample.cropOrPicture(), "image/png");
    }

    private void byStaff(Walk walk, String batch, Pictures pictures) throws InterruptedException {
        until(walk, batch, () -> staff.work(batch, pictures, walk.request().seed()));
    }

    /** Works and lets the platform work until the batch is closed. */
    private void until(Walk walk, String batch, IntSupplier work) throws InterruptedException {
        int given = 0;
        while (!walk.cancelled().getAsBoolean()) {
            int now = work.getAsInt();
            given += now;
            int steps = labeling.advance();
            BatchState state = labeling.batch(batch).orElseThrow().state();
            if (state == BatchState.CLOSED) {
                return;
            }
            if (state == BatchState.FAILED || state == BatchState.CANCELLED) {
                throw new ConflictException("labeling batch " + batch + " is " + state);
            }
            walk.say().accept("batch " + batch + ": " + given + " answers");
            if (now == 0 && steps == 0) {
                // Nothing to do just now: the platform waits for a retry or a poll.
                Thread.sleep(20);
            }
        }
    }
}
