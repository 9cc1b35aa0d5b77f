package io.vedette.core.labeling.internal;

import io.vedette.core.labeling.internal.aggregate.CoreAggregation;
import io.vedette.service.labeling.BatchDraft;
import io.vedette.service.labeling.ItemDraft;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.spi.labeling.Capabilities.TaskKind;
import java.time.Duration;
import java.util.HashSet;

/** What a batch must be like to be put together. */
final class DraftRules {
    private static final int MOST_ITEMS = 100_000;

    private final CoreAggregation aggregation;

    DraftRules(CoreAggregation aggregation) {
        this.aggregation = aggregation;
    }

    /**
     * Checks a draft.
     *
     * @throws InvalidRequestException saying what is wrong
     */
    void check(BatchDraft draft) {
        refuse(
                draft.title().isBlank() || draft.title().length() > 200,
                "a title of 1..200 characters is needed");
        refuse(draft.items().isEmpty(), "a batch needs items");
        refuse(draft.items().size() > MOST_ITEMS, "a batch holds at most " + MOST_ITEMS + " items");
        refuse(draft.overlap() < 1 || draft.overlap() > 9, "overlap must be 1..9");
        refuse(draft.budgetMicros() < 0, "a budget is not negative");
        refuse(
                draft.lifetime().compareTo(Duration.ofMinutes(1)) < 0
                        || draft.lifetime().compareTo(Duration.ofDays(90)) > 0,
                "a lifetime is between one minute and 90 days");
        refuse(
                !(draft.minGoldAccuracy() >= 0 && draft.minGoldAccuracy() <= 1),
                "the least accuracy on gold is 0..1");
        refuse(
                draft.undo().isNegative() || draft.undo().compareTo(Duration.ofHours(1)) > 0,
                "the time to take an answer back is at most one hour");
        refuse(
                new HashSet<>(draft.labels()).size() != draft.labels().size()
                        || draft.labels().stream().anyMatch(l -> l.isBlank() || l.length() > 200),
                "labels are different texts of 1..200 characters");
        boolean classes = draft.kind() == TaskKind.CLASS;
        refuse(draft.labels().size() < (classes ? 2 : 1), "too few labels to choose from");
        refuse(
                classes && !aggregation.methods().contains(draft.method()),
                "method '" + draft.method() + "' is not there; there are " + aggregation.methods());
        for (ItemDraft item : draft.items()) {
            refuse(
                    !item.blob().matches("[0-9a-f]{64}"),
                    "'" + item.blob() + "' is no id of a picture");
            item.gold()
                    .ifPresent(
                            g -> {
                                refuse(
                                        classes && !draft.labels().contains(g.label()),
                                        "gold says '" + g.label() + "', which is no label");
                                g.boxes()
                                        .forEach(
                                                b ->
                                                        refuse(
                                                                !draft.labels().contains(b.label()),
                                                                "gold says '"
                                                                        + b.label()
                                                                        + "', which is no label"));
                            });
        }
    }

    private static void refuse(boolean wrong, String why) {
        if (wrong) {
            throw new InvalidRequestException(why);
        }
    }
}
