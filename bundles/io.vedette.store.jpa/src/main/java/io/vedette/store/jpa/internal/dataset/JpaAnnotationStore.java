package io.vedette.store.jpa.internal.dataset;

import io.vedette.service.dataset.Annotation;
import io.vedette.service.dataset.NewAnnotation;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.store.dataset.AnnotationStore;
import io.vedette.store.jpa.internal.collect.JpaSampleStore;
import io.vedette.store.jpa.internal.db.Rows;
import io.vedette.store.jpa.internal.db.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Annotation revisions in SQL. */
@Component
public final class JpaAnnotationStore implements AnnotationStore {
    private final Tx tx;

    /**
     * @param tx the database
     */
    @Activate
    public JpaAnnotationStore(@Reference Tx tx) {
        this.tx = tx;
    }

    @Override
    public List<Annotation> add(
            String dataset, Annotation.Kind kind, List<NewAnnotation> annotations, Instant now) {
        return tx.call(
                em -> {
                    if (em.find(DatasetEntity.class, dataset) == null) {
                        throw new NotFoundException("there is no dataset " + dataset);
                    }
                    Set<String> samples = new LinkedHashSet<>();
                    annotations.forEach(a -> samples.add(a.sample()));
                    requireSamples(em, samples);
                    Map<String, Annotation> known = byKey(em, annotations);
                    Map<String, Integer> revisions = revisions(em, samples);
                    List<Annotation> all = new ArrayList<>();
                    for (NewAnnotation wanted : annotations) {
                        Annotation there = known.get(wanted.key());
                        if (there == null) {
                            there = revision(wanted, kind, revisions, now);
                            em.persist(new AnnotationEntity(wanted.key(), there));
                            known.put(wanted.key(), there);
                        }
                        all.add(there);
                    }
                    join(em, dataset, samples);
                    JpaSampleStore.markLabeled(em, samples);
                    return all;
                });
    }

    private static Annotation revision(
            NewAnnotation wanted,
            Annotation.Kind kind,
            Map<String, Integer> revisions,
            Instant now) {
        int revision = revisions.merge(wanted.sample() + " " + wanted.labelSet(), 1, Integer::sum);
        return new Annotation(
                UUID.randomUUID().toString(),
                wanted.sample(),
                wanted.labelSet(),
                revision,
                kind,
                wanted.label(),
                wanted.objects(),
                wanted.confidence(),
                wanted.source(),
                Instant.ofEpochMilli(now.toEpochMilli()));
    }

    private static void requireSamples(EntityManager em, Set<String> samples) {
        Set<String> missing = new HashSet<>(samples);
        for (List<String> chunk : Rows.chunks(samples)) {
            em.createQuery("SELECT s.id FROM SampleEntity s WHERE s.id IN :ids", String.class)
                    .setParameter("ids", chunk)
                    .getResultList()
                    .forEach(missing::remove);
        }
        if (!missing.isEmpty()) {
            throw new InvalidRequestException(
                    missing.size() + " samples are not there: " + missing.iterator().next());
        }
    }

    private static Map<String, Annotation> byKey(EntityManager em, List<NewAnnotation> wanted) {
        Map<String, Annotation> found = new HashMap<>();
        for (List<String> chunk : Rows.chunks(wanted.stream().map(NewAnnotation::key).toList())) {
            em.createQuery(
                            "SELECT a FROM AnnotationEntity a WHERE a.key IN :keys",
                            AnnotationEntity.class)
                    .setParameter("keys", chunk)
                    .getResultList()
                    .forEach(a -> found.put(a.key(), a.row()));
        }
        return found;
    }

    private static Map<String, Integer> revisions(EntityManager em, Set<String> samples) {
        Map<String, Integer> newest = new HashMap<>();
        for (List<String> chunk : Rows.chunks(samples)) {
            em.createQuery(
                            "SELECT a.sample, a.labelSet, MAX(a.revision) FROM AnnotationEntity a"
                                    + " WHERE a.sample IN :samples GROUP BY a.sample, a.labelSet",
                            Object[].class)
                    .setParameter("samples", chunk)
                    .getResultList()
                    .forEach(
                            row -> newest.put(row[0] + " " + row[1], ((Number) row[2]).intValue()));
        }
        return newest;
    }

    private static void join(EntityManager em, String dataset, Set<String> samples) {
        Tx.batch(
                em,
                "INSERT INTO dataset_sample (dataset_id, sample_id) SELECT ?, s.id FROM sample s"
                        + " WHERE s.id = ? AND NOT EXISTS (SELECT 1 FROM dataset_sample d WHERE"
                        + " d.dataset_id = ? AND d.sample_id = s.id)",
                samples,
                (statement, sample) -> {
                    statement.setString(1, dataset);
                    statement.setString(2, sample);
                    statement.setString(3, dataset);
                });
    }

    @Override
    public Optional<Annotation> annotation(String id) {
        return tx.call(
                em ->
                        Optional.ofNullable(em.find(AnnotationEntity.class, id))
                                .map(AnnotationEntity::row));
    }

    @Override
    public List<Annotation> annotations(Collection<String> ids) {
        return tx.call(
                em -> {
                    List<Annotation> found = new ArrayList<>();
                    for (List<String> chunk : Rows.chunks(ids)) {
                        em.createQuery(
                                        "SELECT a FROM AnnotationEntity a WHERE a.id IN :ids",
                                        AnnotationEntity.class)
                                .setParameter("ids", chunk)
                                .getResultList()
                                .forEach(a -> found.add(a.row()));
                        em.clear();
                    }
                    return found;
                });
    }

    @Override
    public List<Annotation> ofSample(String sample) {
        return list("a.sample = :what ORDER BY a.createdAt, a.labelSet, a.revision", sample);
    }

    @Override
    public List<Annotation> ofBatch(String batch) {
        return list("a.batch = :what ORDER BY a.createdAt, a.key", batch);
    }

    private List<Annotation> list(String where, String what) {
        return tx.call(
                em ->
                        Rows.of(
                                em.createQuery(
                                                "SELECT a FROM AnnotationEntity a WHERE " + where,
                                                AnnotationEntity.class)
                                        .setParameter("what", what),
                                AnnotationEntity::row));
    }
}
