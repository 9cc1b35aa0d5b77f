package io.vedette.store.jpa.internal.labeling;

import io.vedette.service.labeling.AnswerState;
import io.vedette.service.labeling.AttemptState;
import io.vedette.service.labeling.BatchState;
import io.vedette.service.labeling.ItemState;
import io.vedette.service.labeling.LedgerEntry;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.problem.StaleRevisionException;
import io.vedette.service.store.labeling.AnswerRow;
import io.vedette.service.store.labeling.AttemptRow;
import io.vedette.service.store.labeling.BatchRow;
import io.vedette.service.store.labeling.DecisionRow;
import io.vedette.service.store.labeling.GoldCount;
import io.vedette.service.store.labeling.ItemRow;
import io.vedette.service.store.labeling.LabelingStore;
import io.vedette.store.jpa.internal.db.Newest;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;

/** One transaction's view of labeling work. */
final class JpaLabelingUnit implements LabelingStore.Unit {

    private final EntityManager em;

    /**
     * Revisions at which rows were first put here: a flush in between must not look like others.
     */
    private final Map<String, Long> put = new HashMap<>();

    JpaLabelingUnit(EntityManager em) {
        this.em = em;
    }

    @Override
    public void put(BatchRow row) {
        LabelBatchEntity entity = em.find(LabelBatchEntity.class, row.id());
        if (fresh("batch/" + row.id(), row.revision(), entity == null ? -1 : entity.revision())) {
            em.persist(new LabelBatchEntity(row));
        } else {
            entity.change(row);
        }
    }

    @Override
    public void put(ItemRow row) {
        LabelItemEntity entity =
                row.revision() == 0 && !put.containsKey("item/" + row.key())
                        ? null
                        : em.find(LabelItemEntity.class, row.key());
        if (fresh("item/" + row.key(), row.revision(), entity == null ? -1 : entity.revision())) {
            em.persist(new LabelItemEntity(row));
        } else {
            entity.change(row);
        }
    }

    @Override
    public void put(AttemptRow row) {
        LabelAttemptEntity entity =
                row.revision() == 0 && !put.containsKey("attempt/" + row.id())
                        ? null
                        : em.find(LabelAttemptEntity.class, row.id());
        if (fresh("attempt/" + row.id(), row.revision(), entity == null ? -1 : entity.revision())) {
            em.persist(new LabelAttemptEntity(row));
        } else {
            entity.change(row);
        }
    }

    @Override
    public void put(AnswerRow row) {
        LabelAnswerEntity entity = em.find(LabelAnswerEntity.class, row.id());
        if (fresh("answer/" + row.id(), row.revision(), entity == null ? -1 : entity.revision())) {
            em.persist(new LabelAnswerEntity(row));
        } else {
            entity.change(row);
        }
    }

    /** Whether the row is to be added; refuses one that somebody else has changed. */
    private boolean fresh(String key, long wanted, long stored) {
        Long first = put.putIfAbsent(key, wanted);
        if (first != null) {
            return false;
        }
        if (wanted == 0 && stored < 0) {
            return true;
        }
        if (wanted != stored) {
            throw new StaleRevisionException(
                    key + " is at revision " + stored + ", not " + wanted + ": read it again");
        }
        return false;
    }

    @Override
    public void add(DecisionRow decision) {
        em.persist(new LabelDecisionEntity(decision));
    }

    @Override
    public void add(LedgerEntry entry) {
        em.persist(new LabelLedgerEntity(entry));
    }

    @Override
    public void delivered(String decisionId) {
        LabelDecisionEntity entity = em.find(LabelDecisionEntity.class, decisionId);
        if (entity == null) {
            throw new NotFoundException("there is no decision " + decisionId);
        }
        entity.deliver();
    }

    @Override
    public Optional<BatchRow> batch(String id) {
        return Optional.ofNullable(em.find(LabelBatchEntity.class, id)).map(LabelBatchEntity::row);
    }

    @Override
    public List<BatchRow> live() {
        return em
                .createQuery(
                        "SELECT b FROM LabelBatchEntity b WHERE b.state IN :states"
                                + " ORDER BY b.created, b.id",
                        LabelBatchEntity.class)
                .setParameter(
                        "states",
                        List.of(
                                BatchState.SUBMITTING.name(),
                                BatchState.OPEN.name(),
                                BatchState.DRAINING.name(),
                                BatchState.DECIDING.name()))
                .getResultList()
                .stream()
                .map(LabelBatchEntity::row)
                .toList();
    }

    @Override
    public List<BatchRow> batches(Optional<String> before, int limit) {
        return em
                .createQuery(
                        "SELECT b FROM LabelBatchEntity b WHERE b.id < :before ORDER BY b.id DESC",
                        LabelBatchEntity.class)
                .setParameter("before", Newest.below(before))
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(LabelBatchEntity::row)
                .toList();
    }

    @Override
    public Optional<ItemRow> item(String batch, String item) {
        return Optional.ofNullable(em.find(LabelItemEntity.class, batch + "." + item))
                .map(LabelItemEntity::row);
    }

    @Override
    public List<ItemRow> items(String batch, String after, int limit) {
        return em
                .createQuery(
                        "SELECT i FROM LabelItemEntity i WHERE i.batch = :batch AND i.item > :after"
                                + " ORDER BY i.item",
                        LabelItemEntity.class)
                .setParameter("batch", batch)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(LabelItemEntity::row)
                .toList();
    }

    @Override
    public List<ItemRow> items(String batch, ItemState state, int limit) {
        return em
                .createQuery(
                        "SELECT i FROM LabelItemEntity i WHERE i.batch = :batch"
                                + " AND i.state = :state ORDER BY i.item",
                        LabelItemEntity.class)
                .setParameter("batch", batch)
                .setParameter("state", state.name())
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(LabelItemEntity::row)
                .toList();
    }

    @Override
    public List<String> blobs(String after, int limit) {
        return em.createQuery(
                        "SELECT DISTINCT i.blob FROM LabelItemEntity i WHERE i.blob > :after"
                                + " ORDER BY i.blob",
                        String.class)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    @Override
    public Map<ItemState, Long> itemCounts(String batch) {
        return counts("LabelItemEntity", batch, ItemState.class);
    }

    @Override
    public Optional<AttemptRow> attempt(String id) {
        return Optional.ofNullable(em.find(LabelAttemptEntity.class, id))
                .map(LabelAttemptEntity::row);
    }

    @Override
    public List<AttemptRow> attemptsOf(String batch, String item) {
        return rows(
                em.createQuery(
                                "SELECT a FROM LabelAttemptEntity a WHERE a.itemKey = :item"
                                        + " ORDER BY a.number",
                                LabelAttemptEntity.class)
                        .setParameter("item", batch + "." + item));
    }

    @Override
    public List<AttemptRow> attempts(String batch, AttemptState state, int limit) {
        return rows(
                em.createQuery(
                                "SELECT a FROM LabelAttemptEntity a WHERE a.batch = :batch"
                                        + " AND a.state = :state ORDER BY a.id",
                                LabelAttemptEntity.class)
                        .setParameter("batch", batch)
                        .setParameter("state", state.name())
                        .setMaxResults(limit));
    }

    @Override
    public List<AttemptRow> due(String batch, Instant now, int limit) {
        return rows(
                em.createQuery(
                                "SELECT a FROM LabelAttemptEntity a WHERE a.batch = :batch"
                                        + " AND a.state = 'NEW' AND a.notBefore <= :now"
                                        + " ORDER BY a.id",
                                LabelAttemptEntity.class)
                        .setParameter("batch", batch)
                        .setParameter("now", now.toEpochMilli())
                        .setMaxResults(limit));
    }

    @Override
    public List<AttemptRow> unanswered(String batch, Instant before, int limit) {
        return rows(
                em.createQuery(
                                "SELECT a FROM LabelAttemptEntity a WHERE a.batch = :batch"
                                        + " AND a.state = 'SENT' AND a.notBefore < :before"
                                        + " ORDER BY a.id",
                                LabelAttemptEntity.class)
                        .setParameter("batch", batch)
                        .setParameter("before", before.toEpochMilli())
                        .setMaxResults(limit));
    }

    @Override
    public List<AttemptRow> overdue(Instant now, int limit) {
        return rows(
                em.createQuery(
                                "SELECT a FROM LabelAttemptEntity a WHERE a.state = 'RESERVED'"
                                        + " AND a.until < :now ORDER BY a.id",
                                LabelAttemptEntity.class)
                        .setParameter("now", now.toEpochMilli())
                        .setMaxResults(limit));
    }

    @Override
    public List<AttemptRow> lentTo(String worker) {
        return rows(
                em.createQuery(
                                "SELECT a FROM LabelAttemptEntity a WHERE a.worker = :worker"
                                        + " AND a.state = 'RESERVED' ORDER BY a.id",
                                LabelAttemptEntity.class)
                        .setParameter("worker", worker));
    }

    @Override
    public List<AttemptRow> waitingFor(String batch, String worker, int limit) {
        return rows(
                em.createQuery(
                                "SELECT a FROM LabelAttemptEntity a WHERE a.batch = :batch"
                                        + " AND a.state = 'SENT' AND NOT EXISTS (SELECT n.id FROM"
                                        + " LabelAnswerEntity n WHERE n.itemKey = a.itemKey AND"
                                        + " n.worker = :worker) ORDER BY a.id",
                                LabelAttemptEntity.class)
                        .setParameter("batch", batch)
                        .setParameter("worker", worker)
                        .setMaxResults(limit));
    }

    private static List<AttemptRow> rows(TypedQuery<LabelAttemptEntity> query) {
        return query.getResultList().stream().map(LabelAttemptEntity::row).toList();
    }

    @Override
    public Map<AttemptState, Long> attemptCounts(String batch) {
        return counts("LabelAttemptEntity", batch, AttemptState.class);
    }

    @Override
    public Optional<AnswerRow> answer(String dispatcher, String answer) {
        return Optional.ofNullable(em.find(LabelAnswerEntity.class, dispatcher + "|" + answer))
                .map(LabelAnswerEntity::row);
    }

    @Override
    public List<AnswerRow> answersOf(String batch, String item) {
        return answers(
                em.createQuery(
                                "SELECT a FROM LabelAnswerEntity a WHERE a.itemKey = :item"
                                        + " ORDER BY a.taken, a.entry",
                                LabelAnswerEntity.class)
                        .setParameter("item", batch + "." + item));
    }

    @Override
    public List<AnswerRow> answers(String batch, AnswerState state, int limit) {
        return answers(
                em.createQuery(
                                "SELECT a FROM LabelAnswerEntity a WHERE a.batch = :batch"
                                        + " AND a.state = :state ORDER BY a.taken, a.entry",
                                LabelAnswerEntity.class)
                        .setParameter("batch", batch)
                        .setParameter("state", state.name())
                        .setMaxResults(limit));
    }

    @Override
    public List<AnswerRow> answersAfter(String batch, String after, int limit) {
        return answers(
                em.createQuery(
                                "SELECT a FROM LabelAnswerEntity a WHERE a.batch = :batch"
                                        + " AND a.id > :after ORDER BY a.id",
                                LabelAnswerEntity.class)
                        .setParameter("batch", batch)
                        .setParameter("after", after)
                        .setMaxResults(limit));
    }

    @Override
    public List<AnswerRow> untold(String dispatcher, int limit) {
        return answers(
                em.createQuery(
                                "SELECT a FROM LabelAnswerEntity a WHERE a.dispatcher = :dispatcher"
                                        + " AND a.told = FALSE AND a.state IN ('ACCEPTED',"
                                        + " 'REJECTED') ORDER BY a.taken, a.entry",
                                LabelAnswerEntity.class)
                        .setParameter("dispatcher", dispatcher)
                        .setMaxResults(limit));
    }

    @Override
    public long untoldOf(String batch) {
        return em.createQuery(
                        "SELECT COUNT(a) FROM LabelAnswerEntity a WHERE a.batch = :batch AND"
                                + " a.told = FALSE AND a.state IN ('ACCEPTED', 'REJECTED')",
                        Long.class)
                .setParameter("batch", batch)
                .getSingleResult();
    }

    @Override
    public long paid(String batch) {
        Number sum =
                em.createQuery(
                                "SELECT SUM(a.paidMicros) FROM LabelAnswerEntity a"
                                        + " WHERE a.batch = :batch",
                                Number.class)
                        .setParameter("batch", batch)
                        .getSingleResult();
        return sum == null ? 0 : sum.longValue();
    }

    private static List<AnswerRow> answers(TypedQuery<LabelAnswerEntity> query) {
        return query.getResultList().stream().map(LabelAnswerEntity::row).toList();
    }

    @Override
    public Map<AnswerState, Long> answerCounts(String batch) {
        return counts("LabelAnswerEntity", batch, AnswerState.class);
    }

    @Override
    public List<GoldCount> goldCounts(String dispatcher) {
        return em
                .createQuery(
                        "SELECT a.worker, i.gold, a.label, COUNT(a.id) FROM LabelAnswerEntity a,"
                                + " LabelItemEntity i WHERE i.id = a.itemKey AND i.gold IS NOT NULL"
                                + " AND i.gold <> '' AND a.dispatcher = :dispatcher AND a.unsure ="
                                + " FALSE AND a.label <> '' AND a.state IN ('RECEIVED', 'ACCEPTED',"
                                + " 'REJECTED') GROUP BY a.worker, i.gold, a.label"
                                + " ORDER BY a.worker, i.gold, a.label",
                        Object[].class)
                .setParameter("dispatcher", dispatcher)
                .getResultList()
                .stream()
                .map(
                        r ->
                                new GoldCount(
                                        (String) r[0],
                                        (String) r[1],
                                        (String) r[2],
                                        ((Number) r[3]).longValue()))
                .toList();
    }

    @Override
    public Optional<DecisionRow> decision(String batch, String item, int number) {
        return Optional.ofNullable(
                        em.find(LabelDecisionEntity.class, batch + "." + item + "." + number))
                .map(LabelDecisionEntity::row);
    }

    @Override
    public List<DecisionRow> ties(String batch) {
        return em
                .createQuery(
                        "SELECT d FROM LabelDecisionEntity d, LabelItemEntity i"
                                + " WHERE i.id = d.itemKey AND i.decision = d.number AND d.tie ="
                                + " TRUE AND d.batch = :batch ORDER BY d.item",
                        LabelDecisionEntity.class)
                .setParameter("batch", batch)
                .getResultList()
                .stream()
                .map(LabelDecisionEntity::row)
                .toList();
    }

    @Override
    public List<DecisionRow> undelivered(int limit) {
        return em
                .createQuery(
                        "SELECT d FROM LabelDecisionEntity d WHERE d.delivered = FALSE"
                                + " ORDER BY d.made, d.batch, d.item, d.number",
                        LabelDecisionEntity.class)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(LabelDecisionEntity::row)
                .toList();
    }

    @Override
    public List<LedgerEntry> ledger(String batch) {
        return em
                .createQuery(
                        "SELECT l FROM LabelLedgerEntity l WHERE l.batch = :batch"
                                + " ORDER BY l.made, l.entry",
                        LabelLedgerEntity.class)
                .setParameter("batch", batch)
                .getResultList()
                .stream()
                .map(LabelLedgerEntity::row)
                .toList();
    }

    @Override
    public long sum(String batch, LedgerEntry.Kind kind) {
        Number sum =
                em.createQuery(
                                "SELECT SUM(l.micros) FROM LabelLedgerEntity l WHERE l.batch ="
                                        + " :batch AND l.kind = :kind",
                                Number.class)
                        .setParameter("batch", batch)
                        .setParameter("kind", kind.name())
                        .getSingleResult();
        return sum == null ? 0 : sum.longValue();
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
