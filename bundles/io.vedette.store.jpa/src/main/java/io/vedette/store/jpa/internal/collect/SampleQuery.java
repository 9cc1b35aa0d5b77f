package io.vedette.store.jpa.internal.collect;

import io.vedette.service.collect.Origin;
import io.vedette.service.collect.SampleFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;

/** A filter as the condition of a query over {@code SampleEntity s}. */
final class SampleQuery {
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    SampleQuery(SampleFilter filter) {
        if (!filter.cameras().isEmpty()) {
            and("s.camera IN :cameras", "cameras", filter.cameras());
        }
        if (!filter.recordings().isEmpty()) {
            and("s.recording IN :recordings", "recordings", filter.recordings());
        }
        if (!filter.origins().isEmpty()) {
            and(
                    "s.origin IN :origins",
                    "origins",
                    filter.origins().stream().map(Origin::id).toList());
        }
        filter.cameraGroup().ifPresent(g -> and("s.cameraGroup = :cameraGroup", "cameraGroup", g));
        filter.labeled().ifPresent(l -> and("s.labeled = :labeled", "labeled", l));
        filter.reserved().ifPresent(r -> and("s.reserved = :reserved", "reserved", r));
        filter.verdict().ifPresent(v -> and("s.verdict = :verdict", "verdict", v));
        filter.alert().ifPresent(a -> and("s.alert = :alert", "alert", a));
        filter.from().ifPresent(t -> and("s.takenAt >= :since", "since", t.toEpochMilli()));
        filter.to().ifPresent(t -> and("s.takenAt < :until", "until", t.toEpochMilli()));
    }

    /** Adds a condition with its parameter. */
    SampleQuery and(String condition, String parameter, Object what) {
        conditions.add(condition);
        parameters.put(parameter, what);
        return this;
    }

    /** Sets a further parameter of a condition. */
    SampleQuery with(String parameter, Object what) {
        parameters.put(parameter, what);
        return this;
    }

    /** The query, its parameters set. */
    <T> TypedQuery<T> on(EntityManager em, String select, String order, Class<T> type) {
        String where =
                conditions.isEmpty() ? "" : " WHERE (" + String.join(") AND (", conditions) + ")";
        TypedQuery<T> query =
                em.createQuery("SELECT " + select + " FROM SampleEntity s" + where + order, type);
        parameters.forEach(query::setParameter);
        return query;
    }
}
