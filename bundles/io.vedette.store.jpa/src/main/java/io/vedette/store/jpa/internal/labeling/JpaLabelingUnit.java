package io.vedette.store.jpa.internal.labeling;

import io.vedette.service.labeling.AnswerState;
import io.vedette.service.labeling.AttemptState;
import io.vedette.service.labeling.ItemState;
import io.vedette.service.labeling.LedgerEntry;
import io.vedette.service.store.labeling.AnswerRow;
import io.vedette.service.store.labeling.AttemptRow;
import io.vedette.service.store.labeling.BatchRow;
import io.vedette.service.store.labeling.DecisionRow;
import io.vedette.service.store.labeling.GoldCount;
import io.vedette.service.store.labeling.ItemRow;
import io.vedette.service.store.labeling.LabelingStore;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.persistence.EntityManager;

/** One transaction's view of labeling work. */
final class JpaLabelingUnit implements LabelingStore.Unit {
    private final EntityManager em;
    private final RevisedRows rows;
    private final LabelBatches batches;
    private final LabelItems items;
    private final LabelAttempts attempts;
    private final LabelAnswers answers;
    private final LabelDecisions decisions;
    private final LabelLedger ledger;

    JpaLabelingUnit(EntityManager em) {
        this.em = em;
        rows = new RevisedRows(em);
        batches = new LabelBatches(em);
        items = new LabelItems(em);
        attempts = new LabelAttempts(em);
        answers = new LabelAnswers(em);
        decisions = new LabelDecisions(em);
        ledger = new LabelLedger(em);
    }

    @Override
    public void put(BatchRow row) {
        rows.put(row);
    }

    @Override
    public void put(ItemRow row) {
        rows.put(row);
    }

    @Override
    public void put(AttemptRow row) {
        rows.put(row);
    }

    @Override
    public void put(AnswerRow row) {
        rows.put(row);
    }

    @Override
    public void add(DecisionRow decision) {
        decisions.add(decision);
    }

    @Override
    public void add(LedgerEntry entry) {
        ledger.add(entry);
    }

    @Override
    public void delivered(String decisionId) {
        decisions.delivered(decisionId);
    }

    @Override
    public Optional<BatchRow> batch(String id) {
        return batches.batch(id);
    }

    @Override
    public List<BatchRow> live() {
        return batches.live();
    }

    @Override
    public List<BatchRow> batches(Optional<String> before, int limit) {
        return batches.batches(before, limit);
    }

    @Override
    public Optional<ItemRow> item(String batch, String item) {
        return items.item(batch, item);
    }

    @Override
    public List<ItemRow> items(String batch, String after, int limit) {
        return items.items(batch, after, limit);
    }

    @Override
    public List<ItemRow> items(String batch, ItemState state, int limit) {
        return items.items(batch, state, limit);
    }

    @Override
    public List<String> blobs(String after, int limit) {
        return items.blobs(after, limit);
    }

    @Override
    public Map<ItemState, Long> itemCounts(String batch) {
        return counts("LabelItemEntity", batch, ItemState.class);
    }

    @Override
    public Optional<AttemptRow> attempt(String id) {
        return attempts.attempt(id);
    }

    @Override
    public List<AttemptRow> attemptsOf(String batch, String item) {
        return attempts.attemptsOf(batch, item);
    }

    @Override
    public List<AttemptRow> attempts(String batch, AttemptState state, int limit) {
        return attempts.attempts(batch, state, limit);
    }

    @Override
    public List<AttemptRow> due(String batch, Instant now, int limit) {
        return attempts.due(batch, now, limit);
    }

    @Override
    public List<AttemptRow> unanswered(String batch, Instant before, int limit) {
        return attempts.unanswered(batch, before, limit);
    }

    @Override
    public List<AttemptRow> overdue(Instant now, int limit) {
        return attempts.overdue(now, limit);
    }

    @Override
    public List<AttemptRow> lentTo(String worker) {
        return attempts.lentTo(worker);
    }

    @Override
    public List<AttemptRow> waitingFor(String batch, String worker, int limit) {
        return attempts.waitingFor(batch, worker, limit);
    }

    @Override
    public Map<AttemptState, Long> attemptCounts(String batch) {
        return counts("LabelAttemptEntity", batch, AttemptState.class);
    }

    @Override
    public Optional<AnswerRow> answer(String dispatcher, String answer) {
        return answers.answer(dispatcher, answer);
    }

    @Override
    public List<AnswerRow> answersOf(String batch, String item) {
        return answers.answersOf(batch, item);
    }

    @Override
    public List<AnswerRow> answers(String batch, AnswerState state, int limit) {
        return answers.answers(batch, state, limit);
    }

    @Override
    public List<AnswerRow> answersAfter(String batch, String after, int limit) {
        return answers.answersAfter(batch, after, limit);
    }

    @Override
    public List<AnswerRow> untold(String dispatcher, int limit) {
        return answers.untold(dispatcher, limit);
    }

    @Override
    public long untoldOf(String batch) {
        return answers.untoldOf(batch);
    }

    @Override
    public long paid(String batch) {
        return answers.paid(batch);
    }

    @Override
    public Map<AnswerState, Long> answerCounts(String batch) {
        return counts("LabelAnswerEntity", batch, AnswerState.class);
    }

    @Override
    public List<GoldCount> goldCounts(String dispatcher) {
        return answers.goldCounts(dispatcher);
    }

    @Override
    public Optional<DecisionRow> decision(String batch, String item, int number) {
        return decisions.decision(batch, item, number);
    }

    @Override
    public List<DecisionRow> ties(String batch) {
        return decisions.ties(batch);
    }

    @Override
    public List<DecisionRow> undelivered(int limit) {
        return decisions.undelivered(limit);
    }

    @Override
    public List<LedgerEntry> ledger(String batch) {
        return ledger.entries(batch);
    }

    @Override
    public long sum(String batch, LedgerEntry.Kind kind) {
        return ledger.sum(batch, kind);
    }

    @Override
    public Optional<String> note(String name) {
        return Optional.ofNullable(em.find(LabelNoteEntity.class, name)).map(LabelNoteEntity::said);
    }

    @Override
    public void note(String name, String text) {
        LabelNoteEntity entity = em.find(LabelNoteEntity.class, name);
        if (entity == null) {
            em.persist(new LabelNoteEntity(name, text));
        } else {
            entity.say(text);
        }
    }

    private <S extends Enum<S>> Map<S, Long> counts(String entity, String batch, Class<S> states) {
        Map<S, Long> counts = new EnumMap<>(states);
        for (Object[] row :
                em.createQuery(
                                "SELECT e.state, COUNT(e) FROM "
                                        + entity
                                        + " e WHERE e.batch = :batch GROUP BY e.state",
                                Object[].class)
                        .setParameter("batch", batch)
                        .getResultList()) {
            counts.put(Enum.valueOf(states, (String) row[0]), ((Number) row[1]).longValue());
        }
        return counts;
    }
}
