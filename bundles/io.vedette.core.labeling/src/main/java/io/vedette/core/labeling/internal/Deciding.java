package io.vedette.core.labeling.internal;

import io.vedette.core.labeling.internal.aggregate.CoreAggregation;
import io.vedette.service.labeling.Aggregation.ConsensusBox;
import io.vedette.service.labeling.Aggregation.CrowdAnswer;
import io.vedette.service.labeling.Aggregation.Result;
import io.vedette.service.labeling.Aggregation.VotedBox;
import io.vedette.service.labeling.AnswerState;
import io.vedette.service.labeling.ItemState;
import io.vedette.service.labeling.LabelValue;
import io.vedette.service.store.labeling.AnswerRow;
import io.vedette.service.store.labeling.BatchRow;
import io.vedette.service.store.labeling.DecisionRow;
import io.vedette.service.store.labeling.GoldCount;
import io.vedette.service.store.labeling.ItemRow;
import io.vedette.spi.labeling.Capabilities.TaskKind;
import io.vedette.spi.labeling.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns a batch's accepted answers into labels. The answers do not change any more, so a run that
 * was cut off by a crash is repeated with the same result.
 */
final class Deciding {
    private static final int MANY = 200;

    private final Units units;
    private final CoreAggregation aggregation;

    Deciding(Units units, CoreAggregation aggregation) {
        this.units = units;
        this.aggregation = aggregation;
    }

    /** Decides every answered item; returns how many. */
    int decide(BatchRow batch, Instant now) {
        List<ItemRow> waiting =
                units.call(u -> u.items(batch.id(), ItemState.ANSWERED, Integer.MAX_VALUE));
        if (waiting.isEmpty()) {
            return 0;
        }
        Map<String, List<AnswerRow>> answers = votes(batch);
        Map<String, DecisionRow> decisions =
                batch.spec().kind() == TaskKind.CLASS
                        ? classes(batch, answers, now)
                        : boxes(batch, answers, now);
        for (int from = 0; from < waiting.size(); from += MANY) {
            List<ItemRow> part = waiting.subList(from, Math.min(waiting.size(), from + MANY));
            units.call(
                    u -> {
                        for (ItemRow row : part) {
                            ItemRow item = u.item(row.batch(), row.item()).orElseThrow();
                            if (item.state() != ItemState.ANSWERED) {
                                continue;
                            }
                            DecisionRow decision = decisions.get(item.item());
                            if (decision == null) {
                                u.put(item.to(ItemState.UNDECIDED));
                            } else {
                                boolean keep = item.content().gold().isPresent();
                                u.add(keep ? delivered(decision) : decision);
                                u.put(item.decided(1));
                            }
                        }
                        return null;
                    });
        }
        return waiting.size();
    }

    private static DecisionRow delivered(DecisionRow row) {
        return new DecisionRow(
                row.batch(),
                row.item(),
                row.number(),
                row.value(),
                row.confidence(),
                row.tie(),
                row.answers(),
                row.method(),
                row.decidedBy(),
                row.made(),
                true);
    }

    /** Accepted answers that say something, by item. */
    private Map<String, List<AnswerRow>> votes(BatchRow batch) {
        Map<String, List<AnswerRow>> votes = new HashMap<>();
        for (AnswerRow answer :
                units.call(u -> u.answers(batch.id(), AnswerState.ACCEPTED, Integer.MAX_VALUE))) {
            if (!answer.unsure()) {
                votes.computeIfAbsent(answer.item(), i -> new ArrayList<>()).add(answer);
            }
        }
        return votes;
    }

    private Map<String, DecisionRow> classes(
            BatchRow batch, Map<String, List<AnswerRow>> votes, Instant now) {
        List<CrowdAnswer> answers = new ArrayList<>();
        votes.forEach(
                (item, rows) ->
                        rows.forEach(
                                a ->
                                        answers.add(
                                                new CrowdAnswer(
                                                        item, worker(a), a.value().label()))));
        if (answers.isEmpty()) {
            return Map.of();
        }
        Map<String, String> gold = new HashMap<>();
        List<ItemRow> items = units.call(u -> u.items(batch.id(), "", Integer.MAX_VALUE));
        for (ItemRow item : items) {
            item.content().gold().ifPresent(g -> gold.put(item.item(), g.label()));
        }
        Result result =
                aggregation.classes(
                        batch.spec().method(), answers, gold, history(batch, items), Map.of());
        Map<String, DecisionRow> decisions = new HashMap<>();
        result.labels()
                .forEach(
                        (item, label) ->
                                decisions.put(
                                        item,
                                        new DecisionRow(
                                                batch.id(),
                                                item,
                                                1,
                                                LabelValue.of(label),
                                                result.posteriors().get(item).get(label),
                                                result.ties().contains(item),
                                                votes.get(item).size(),
                                                batch.spec().method(),
                                                "system",
                                                now,
                                                false)));
        return decisions;
    }

    /** What workers said of gold elsewhere: this batch's own gold is clamped already. */
    private List<GoldCount> history(BatchRow batch, List<ItemRow> items) {
        Map<String, Map<String, Long>> own = new HashMap<>();
        for (ItemRow item : items) {
            if (item.content().gold().isEmpty()) {
                continue;
            }
            String truth = item.content().gold().get().label();
            for (AnswerRow a : units.call(u -> u.answersOf(batch.id(), item.item()))) {
                own.computeIfAbsent(a.worker(), w -> new HashMap<>())
                        .merge(truth + "|" + a.value().label(), 1L, Long::sum);
            }
        }
        return units.call(u -> u.goldCounts(batch.spec().dispatcher())).stream()
                .map(
                        c ->
                                new GoldCount(
                                        c.worker(),
                                        c.truth(),
                                        c.said(),
                                        c.times()
                                                - own.getOrDefault(c.worker(), Map.of())
                                                        .getOrDefault(
                                                                c.truth() + "|" + c.said(), 0L)))
                .filter(c -> c.times() > 0)
                .toList();
    }

    /** Nameless workers are told apart by their answers. */
    private static String worker(AnswerRow answer) {
        return answer.worker().isEmpty() ? "?" + answer.answer() : answer.worker();
    }

    private Map<String, DecisionRow> boxes(
            BatchRow batch, Map<String, List<AnswerRow>> votes, Instant now) {
        Map<String, DecisionRow> decisions = new HashMap<>();
        votes.forEach(
                (item, rows) -> {
                    List<List<VotedBox>> replicas = new ArrayList<>();
                    for (AnswerRow answer : rows) {
                        replicas.add(
                                answer.value().boxes().stream()
                                        .map(b -> VotedBox.of(b.label(), b.box()))
                                        .toList());
                    }
                    List<ConsensusBox> agreed =
                            aggregation.boxes(replicas, Map.of("quorum", "0.5"));
                    boolean tie = agreed.stream().anyMatch(b -> b.votes() * 2 == rows.size());
                    decisions.put(
                            item,
                            new DecisionRow(
                                    batch.id(),
                                    item,
                                    1,
                                    LabelValue.of(
                                            agreed.stream()
                                                    .map(
                                                            b ->
                                                                    new Item.LabeledBox(
                                                                            b.label(), b.box()))
                                                    .toList()),
                                    agreed.stream()
                                            .mapToDouble(ConsensusBox::score)
                                            .average()
                                            .orElse(1),
                                    tie,
                                    rows.size(),
                                    "boxes",
                                    "system",
                                    now,
                                    false));
                });
        return decisions;
    }
}
