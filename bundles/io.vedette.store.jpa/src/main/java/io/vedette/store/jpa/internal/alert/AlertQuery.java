package io.vedette.store.jpa.internal.alert;

import io.vedette.service.alert.Alert;
import io.vedette.service.alert.AlertFilter;
import io.vedette.service.alert.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.persistence.Query;

/** The WHERE of a filter, with its parameters. */
final class AlertQuery {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    AlertQuery(AlertFilter filter) {
        equal("camera", filter.camera());
        equal("group", filter.group());
        equal("type", filter.type());
        equal("incident", filter.incident());
        equal("answer", filter.answer().map(Verdict.Answer::id));
        equal("review", filter.review());
        filter.from().ifPresent(t -> and("a.firedAt >= :from", "from", t.toEpochMilli()));
        filter.to().ifPresent(t -> and("a.firedAt < :to", "to", t.toEpochMilli()));
        filter.answered()
                .ifPresent(
                        yes -> conditions.add(yes ? "a.answer IS NOT NULL" : "a.answer IS NULL"));
        if (!filter.states().isEmpty()) {
            and(
                    "a.state IN (:states)",
                    "states",
                    filter.states().stream().map(Alert.State::name).sorted().toList());
        }
        if (filter.variant().isEmpty()) {
            // what a verifier beside the one in charge suppressed is shown with that one's alert
            conditions.add(
                    "(a.inCharge = TRUE OR a.review = TRUE AND a.state <> '"
                            + Alert.State.SUPPRESSED.name()
                            + "')");
        } else if (!filter.variant().get().equals("*")) {
            equal("variant", filter.variant());
        }
    }

    private void equal(String field, Optional<?> wanted) {
        wanted.ifPresent(w -> and("a." + field + " = :" + field + "P", field + "P", w));
    }

    AlertQuery and(String condition, String name, Object parameter) {
        conditions.add(condition);
        parameters.put(name, parameter);
        return this;
    }

    String where() {
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    <Q extends Query> Q bind(Q query) {
        parameters.forEach(query::setParameter);
        return query;
    }
}
