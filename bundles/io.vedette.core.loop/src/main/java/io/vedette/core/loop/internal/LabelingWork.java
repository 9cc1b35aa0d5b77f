package io.vedette.core.loop.internal;

import io.vedette.service.collect.Sample;
import io.vedette.service.labeling.BatchDraft;
import io.vedette.service.labeling.BatchState;
import io.vedette.service.labeling.BatchView;
import io.vedette.service.labeling.ItemDraft;
import io.vedette.service.labeling.LabelingService;
import io.vedette.service.problem.ConflictException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntSupplier;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Has samples labeled: most by the staff's queue, a part by a vendor over HTTP. */
@Component(service = LabelingWork.class)
public final class LabelingWork {
    private static final int OVERLAP = 3;
    private static final String STAFF = "staff";

    /** What the vendor keeps of its own; gone with the batch. */
    private static final String BOOK = "vendor.jsonl";

    private final LabelingService labeling;
    private final ScriptedLabelers staff;
    private final ConfigurationAdmin configurations;

    /** With the labeling platform, a staff, and where accounts are configured. */
    @Activate
    public LabelingWork(
            @Reference LabelingService labeling,
            @Reference ScriptedLabelers staff,
            @Reference ConfigurationAdmin configurations) {
        this.labeling = labeling;
        this.staff = staff;
        this.configurations = configurations;
    }

    /** Labels samples into a dataset; returns the batches' ids, separated by commas. */
    String label(
            Walk walk, String dataset, String labelSet, List<Sample> samples, Pictures pictures)
            throws InterruptedException, IOException {
        List<Sample> toVendor = new ArrayList<>();
        List<Sample> toStaff = new ArrayList<>();
        SplittableRandom lot = new SplittableRandom(walk.request().seed() + 17);
        for (Sample sample : samples) {
            boolean vendor = lot.nextDouble() < walk.request().vendorShare();
            (vendor ? toVendor : toStaff).add(sample);
        }
        List<String> batches = new ArrayList<>();
        if (!toStaff.isEmpty()) {
            String batch = batch(walk, "staff", STAFF, dataset, labelSet, toStaff, 0);
            batches.add(batch);
            until(walk, batch, () -> staff(walk, batch, pictures));
        }
        if (!toVendor.isEmpty()) {
            batches.add(byVendor(walk, dataset, labelSet, toVendor, pictures));
        }
        return String.join(",", batches);
    }

    /**
     * Work begins once all is handed over: who answers what must not depend on how fast that is.
     */
    private int staff(Walk walk, String batch, Pictures pictures) {
        if (labeling.batch(batch).orElseThrow().state() == BatchState.SUBMITTING) {
            return 0;
        }
        long before = labeling.progress(batch).answers().values().stream().mapToLong(n -> n).sum();
        return staff.work(batch, before, pictures, walk.request().seed());
    }

    private String byVendor(
            Walk walk, String dataset, String labelSet, List<Sample> samples, Pictures pictures)
            throws InterruptedException, IOException {
        long budget = samples.size() * OVERLAP * (ScriptedVendor.REWARD + ScriptedVendor.FEE);
        try (ScriptedVendor vendor =
                        ScriptedVendor.start(
                                pictures, walk.request().seed(), walk.folder().resolve(BOOK));
                VendorAccount account =
                        VendorAccount.open(
                                configurations, labeling, vendor, "vendor-" + walk.id())) {
            String batch = batch(walk, "vendor", account.id(), dataset, labelSet, samples, budget);
            until(walk, batch, () -> 0);
            walk.facts().put("vendor.paid", labeling.progress(batch).ledger().paid() / 1_000_000.0);
            Files.deleteIfExists(walk.folder().resolve(BOOK));
            return batch;
        }
    }

    private String batch(
            Walk walk,
            String who,
            String dispatcher,
            String dataset,
            String labelSet,
            List<Sample> samples,
            long budget) {
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
                                .withBudget(budget)
                                .into(dataset, labelSet),
                        walk.by());
        walk.facts().put("batch." + who, batch.id());
        labeling.submit(batch.id());
        return batch.id();
    }

    private static ItemDraft item(Sample sample) {
        return ItemDraft.of(sample.id(), sample.cropOrPicture(), "image/png");
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
