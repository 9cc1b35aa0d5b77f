package io.vedette.service.labeling;

import io.vedette.spi.labeling.Capabilities.TaskKind;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * A batch to be created.
 *
 * @param title for people
 * @param kind what is asked
 * @param dispatcher id of who is asked, e.g. {@code staff}
 * @param labels classes to choose from, at least two for {@link TaskKind#CLASS}
 * @param instructions text for the workers
 * @param overlap answers wanted per item, from different people, 1..9
 * @param method {@code majority} or {@code dawid-skene}; boxes are always decided by consensus
 * @param budgetMicros most that may be spent, millionths of the dispatcher's currency
 * @param lifetime after which what a vendor has not answered is asked again; after twice that the
 *     batch expires
 * @param minGoldAccuracy 0..1: answers of a worker below it on at least three gold items are
 *     rejected; 0 rejects nobody
 * @param undo how long a staff answer may be taken back before it counts
 * @param dataset id of the dataset that gets the decided labels; empty for none
 * @param labelSet name of the label set they are of; empty for none
 * @param seed of the order in which gold items are mixed in
 * @param items at least one
 */
public record BatchDraft(
        String title,
        TaskKind kind,
        String dispatcher,
        List<String> labels,
        String instructions,
        int overlap,
        String method,
        long budgetMicros,
        Duration lifetime,
        double minGoldAccuracy,
        Duration undo,
        String dataset,
        String labelSet,
        long seed,
        List<ItemDraft> items) {
    /** Copies the lists. */
    public BatchDraft {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(dispatcher, "dispatcher");
        Objects.requireNonNull(instructions, "instructions");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(lifetime, "lifetime");
        Objects.requireNonNull(undo, "undo");
        Objects.requireNonNull(dataset, "dataset");
        Objects.requireNonNull(labelSet, "labelSet");
        labels = List.copyOf(labels);
        items = List.copyOf(items);
    }

    /** Classes of crops, decided by Dawid-Skene, a week long, with no budget. */
    public static BatchDraft classes(
            String title,
            String dispatcher,
            List<String> labels,
            int overlap,
            List<ItemDraft> items) {
        return new BatchDraft(
                title,
                TaskKind.CLASS,
                dispatcher,
                labels,
                "",
                overlap,
                "dawid-skene",
                0,
                Duration.ofDays(7),
                0,
                Duration.ZERO,
                "",
                "",
                1,
                items);
    }

    /** The same with a budget. */
    public BatchDraft withBudget(long micros) {
        return new BatchDraft(
                title,
                kind,
                dispatcher,
                labels,
                instructions,
                overlap,
                method,
                micros,
                lifetime,
                minGoldAccuracy,
                undo,
                dataset,
                labelSet,
                seed,
                items);
    }

    /** The same for a dataset under a label set. */
    public BatchDraft into(String datasetId, String labelSetName) {
        return new BatchDraft(
                title,
                kind,
                dispatcher,
                labels,
                instructions,
                overlap,
                method,
                budgetMicros,
                lifetime,
                minGoldAccuracy,
                undo,
                datasetId,
                labelSetName,
                seed,
                items);
    }
}
