package io.vedette.rest.internal.labeling;

import io.vedette.service.labeling.BatchDraft;
import io.vedette.service.labeling.ItemDraft;
import io.vedette.service.labeling.LabelValue;
import io.vedette.service.labeling.SampleSource;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.spi.Box;
import io.vedette.spi.labeling.Capabilities.TaskKind;
import io.vedette.spi.labeling.Item;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.NotEmpty;
import javax.validation.constraints.NotNull;
import javax.validation.constraints.Size;

/**
 * A batch to be created; the pictures are named samples, or a selection's, or both.
 *
 * @param title for people
 * @param kind {@code class} or {@code boxes}
 * @param dispatcher id of who is asked
 * @param labels to choose from
 * @param instructions text
 * @param overlap answers per item, 1 when left out
 * @param method {@code dawid-skene} when left out
 * @param budgetMicros most that may be spent, millionths
 * @param lifetimeSeconds a week when left out
 * @param minGoldAccuracy 0 rejects nobody
 * @param undoSeconds how long an answer may be taken back before it counts
 * @param dataset that gets the labels
 * @param labelSet they are of
 * @param seed of the order of gold items
 * @param samples ids
 * @param selection id
 * @param most how many of the selection, all when left out
 * @param gold samples whose answer is known
 */
public record BatchOrder(
        @NotBlank @Size(max = 200) String title,
        @NotBlank String kind,
        @NotBlank @Size(max = 100) String dispatcher,
        @NotEmpty @Size(max = 1000) List<String> labels,
        @Size(max = 100_000) String instructions,
        Integer overlap,
        @Size(max = 40) String method,
        long budgetMicros,
        Long lifetimeSeconds,
        double minGoldAccuracy,
        long undoSeconds,
        @Size(max = 200) String dataset,
        @Size(max = 200) String labelSet,
        long seed,
        @Size(max = 100_000) List<String> samples,
        @Size(max = 100) String selection,
        Integer most,
        @Size(max = 10_000) List<Gold> gold) {

    /**
     * A sample whose answer is known.
     *
     * @param sample id
     * @param label for classes
     * @param boxes for boxes
     */
    public record Gold(@NotNull String sample, String label, List<Drawn> boxes) {}

    /**
     * A box with a class.
     *
     * @param label class
     * @param box x, y, width, height in pixels of the picture shown
     */
    public record Drawn(@NotNull String label, @NotNull double[] box) {
        Item.LabeledBox toBox() {
            if (box == null || box.length != 4) {
                throw new InvalidRequestException("a box has four numbers: x, y, width, height");
            }
            try {
                return new Item.LabeledBox(label, new Box(box[0], box[1], box[2], box[3]));
            } catch (IllegalArgumentException e) {
                throw new InvalidRequestException(e.getMessage());
            }
        }
    }

    static LabelValue value(String label, List<Drawn> boxes) {
        return new LabelValue(
                label == null ? "" : label,
                boxes == null ? List.of() : boxes.stream().map(Drawn::toBox).toList());
    }

    BatchDraft draft(SampleSource source) {
        TaskKind task = task();
        List<ItemDraft> items = new ArrayList<>();
        if (samples != null && !samples.isEmpty()) {
            items.addAll(source.samples(task, samples));
        }
        if (selection != null && !selection.isBlank()) {
            List<ItemDraft> chosen = source.selection(task, selection);
            items.addAll(most == null ? chosen : chosen.subList(0, Math.min(chosen.size(), most)));
        }
        if (gold != null && !gold.isEmpty()) {
            List<ItemDraft> known = source.samples(task, gold.stream().map(Gold::sample).toList());
            for (int i = 0; i < known.size(); i++) {
                items.add(known.get(i).withGold(value(gold.get(i).label(), gold.get(i).boxes())));
            }
        }
        return new BatchDraft(
                title,
                task,
                dispatcher,
                labels,
                instructions == null ? "" : instructions,
                overlap == null ? 1 : overlap,
                method == null ? "dawid-skene" : method,
                budgetMicros,
                lifetimeSeconds == null ? Duration.ofDays(7) : Duration.ofSeconds(lifetimeSeconds),
                minGoldAccuracy,
                Duration.ofSeconds(undoSeconds),
                dataset == null ? "" : dataset,
                labelSet == null ? "" : labelSet,
                seed,
                items);
    }

    private TaskKind task() {
        try {
            return TaskKind.valueOf(kind.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException("kind is 'class' or 'boxes', not '" + kind + "'");
        }
    }
}
