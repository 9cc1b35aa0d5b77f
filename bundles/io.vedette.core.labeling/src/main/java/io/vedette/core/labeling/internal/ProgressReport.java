package io.vedette.core.labeling.internal;

import io.vedette.core.labeling.internal.aggregate.Agreement;
import io.vedette.service.labeling.Aggregation.CrowdAnswer;
import io.vedette.service.labeling.AnswerState;
import io.vedette.service.labeling.BatchProgress;
import io.vedette.service.labeling.LabelValue;
import io.vedette.service.labeling.LedgerEntry;
import io.vedette.service.store.labeling.AnswerRow;
import io.vedette.service.store.labeling.BatchRow;
import io.vedette.service.store.labeling.GoldCount;
import io.vedette.service.store.labeling.ItemRow;
import io.vedette.service.store.labeling.LabelingStore.Unit;
import io.vedette.spi.labeling.Capabilities.TaskKind;
import io.vedette.spi.labeling.Item;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Numbers of a batch. */
final class ProgressReport {
    private static final double SAME_BOX = 0.5;

    private ProgressReport() {}

    static BatchProgress of(Unit unit, BatchRow batch) {
        List<AnswerRow> accepted =
                unit.answers(batch.id(), AnswerState.ACCEPTED, Integer.MAX_VALUE);
        List<CrowdAnswer> votes =
                accepted.stream()
                        .filter(a -> !a.unsure() && batch.spec().kind() == TaskKind.CLASS)
                        .map(a -> new CrowdAnswer(a.item(), a.worker(), a.value().label()))
                        .toList();
        return new BatchProgress(
                batch.id(),
                batch.state(),
                unit.itemCounts(batch.id()),
                unit.attemptCounts(batch.id()),
                unit.answerCounts(batch.id()),
                new BatchProgress.Balance(
                        unit.sum(batch.id(), LedgerEntry.Kind.RESERVE),
                        unit.sum(batch.id(), LedgerEntry.Kind.PAY),
                        unit.sum(batch.id(), LedgerEntry.Kind.RELEASE),
                        batch.currency()),
                Agreement.alpha(votes),
                batch.submitted()
                        .flatMap(
                                from ->
                                        median(
                                                accepted.stream()
                                                        .map(
                                                                a ->
                                                                        (double)
                                                                                Duration.between(
                                                                                                from,
                                                                                                a
                                                                                                        .taken())
                                                                                        .toMillis())
                                                        .toList()))
                        .map(ms -> Duration.ofMillis(ms.longValue())),
                workers(unit, batch, accepted));
    }

    private static List<BatchProgress.WorkerRow> workers(
            Unit unit, BatchRow batch, List<AnswerRow> accepted) {
        Map<String, ItemRow> items = new HashMap<>();
        unit.items(batch.id(), "", Integer.MAX_VALUE).forEach(i -> items.put(i.item(), i));
        Map<String, List<AnswerRow>> byWorker = new TreeMap<>();
        accepted.forEach(a -> byWorker.computeIfAbsent(a.worker(), w -> new ArrayList<>()).add(a));
        Map<String, Long> rejected = new HashMap<>();
        for (AnswerRow a : unit.answers(batch.id(), AnswerState.REJECTED, Integer.MAX_VALUE)) {
            rejected.merge(a.worker(), 1L, Long::sum);
            byWorker.computeIfAbsent(a.worker(), w -> new ArrayList<>());
        }
        List<GoldCount> gold =
                batch.spec().kind() == TaskKind.CLASS
                        ? unit.goldCounts(batch.spec().dispatcher())
                        : List.of();
        List<BatchProgress.WorkerRow> rows = new ArrayList<>();
        byWorker.forEach(
                (worker, answers) -> {
                    long known = 0;
                    long right = 0;
                    for (GoldCount count : gold) {
                        if (count.worker().equals(worker)) {
                            known += count.times();
                            right += count.said().equals(count.truth()) ? count.times() : 0;
                        }
                    }
                    for (AnswerRow a : answers) {
                        Optional<LabelValue> truth = items.get(a.item()).content().gold();
                        if (batch.spec().kind() == TaskKind.BOXES && truth.isPresent()) {
                            known++;
                            right += same(truth.get().boxes(), a.value().boxes()) ? 1 : 0;
                        }
                    }
                    rows.add(
                            new BatchProgress.WorkerRow(
                                    worker,
                                    answers.size(),
                                    rejected.getOrDefault(worker, 0L),
                                    known,
                                    right,
                                    agrees(unit, items, answers),
                                    median(
                                                    answers.stream()
                                                            .map(a -> a.spentMillis() / 1000.0)
                                                            .toList())
                                            .orElse(0.0)));
                });
        return rows;
    }

    private static Optional<Double> agrees(
            Unit unit, Map<String, ItemRow> items, List<AnswerRow> answers) {
        long all = 0;
        long same = 0;
        for (AnswerRow a : answers) {
            ItemRow item = items.get(a.item());
            var decision = unit.decision(item.batch(), item.item(), item.decision());
            if (decision.isPresent() && !a.unsure()) {
                all++;
                LabelValue value = decision.get().value();
                boolean equal =
                        value.label().equals(a.value().label())
                                && same(value.boxes(), a.value().boxes());
                same += equal ? 1 : 0;
            }
        }
        return all == 0 ? Optional.empty() : Optional.of((double) same / all);
    }

    /** Whether each box has its counterpart of the same class. */
    static boolean same(List<Item.LabeledBox> truth, List<Item.LabeledBox> said) {
        List<Item.LabeledBox> left = new ArrayList<>(said);
        for (Item.LabeledBox box : truth) {
            boolean found =
                    left.stream()
                            .filter(
                                    b ->
                                            b.label().equals(box.label())
                                                    && b.box().iou(box.box()) >= SAME_BOX)
                            .findFirst()
                            .map(left::remove)
                            .orElse(false);
            if (!found) {
                return false;
            }
        }
        return left.isEmpty();
    }

    private static Optional<Double> median(List<Double> values) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return Optional.of(
                sorted.size() % 2 == 1
                        ? sorted.get(middle)
                        : (sorted.get(middle - 1) + sorted.get(middle)) / 2);
    }
}
