package io.vedette.core.labeling.internal;

import io.vedette.service.labeling.AnswerView;
import io.vedette.service.labeling.BatchView;
import io.vedette.service.labeling.ItemView;
import io.vedette.service.store.labeling.AnswerRow;
import io.vedette.service.store.labeling.BatchRow;
import io.vedette.service.store.labeling.BatchSpecRow;
import io.vedette.service.store.labeling.ItemRow;
import io.vedette.service.store.labeling.LabelingStore.Unit;
import java.time.Duration;
import java.util.Optional;

/** What callers see of rows. */
final class Views {
    private Views() {}

    static BatchView of(BatchRow row) {
        BatchSpecRow spec = row.spec();
        return new BatchView(
                row.id(),
                spec.title(),
                spec.kind(),
                spec.dispatcher(),
                spec.labels(),
                spec.instructions(),
                spec.instructionsVersion(),
                spec.overlap(),
                spec.method(),
                spec.items(),
                spec.gold(),
                row.priceMicros(),
                row.currency(),
                spec.budgetMicros(),
                spec.lifetime(),
                spec.dataset(),
                spec.labelSet(),
                row.state(),
                Optional.of(row.paused()).filter(p -> !p.isEmpty()),
                row.said(),
                row.createdBy(),
                row.created(),
                row.submitted(),
                row.ended(),
                row.revision());
    }

    static ItemView of(Unit unit, ItemRow row) {
        return new ItemView(
                row.item(),
                row.batch(),
                row.content().sample(),
                row.content().blob(),
                row.content().of(),
                row.content().gold().isPresent(),
                row.state(),
                unit.decision(row.batch(), row.item(), row.decision())
                        .map(
                                d ->
                                        new ItemView.Decision(
                                                d.number(),
                                                d.value(),
                                                d.confidence(),
                                                d.tie(),
                                                d.answers(),
                                                d.method(),
                                                d.decidedBy(),
                                                d.made())));
    }

    static AnswerView of(AnswerRow row) {
        return new AnswerView(
                row.answer(),
                row.dispatcher(),
                row.batch(),
                row.item(),
                row.attempt(),
                row.worker(),
                row.value(),
                row.unsure(),
                Duration.ofMillis(row.spentMillis()),
                row.given(),
                row.state(),
                row.reason(),
                row.paidMicros());
    }
}
