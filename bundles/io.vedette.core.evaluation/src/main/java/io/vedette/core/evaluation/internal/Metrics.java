package io.vedette.core.evaluation.internal;

import io.vedette.service.problem.InvalidRequestException;
import io.vedette.spi.metric.EvaluationMetric;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The metrics in service, by id; of two with one id the better ranked. */
@Component(service = Metrics.class)
public final class Metrics {
    private final Map<EvaluationMetric, Entry> entries = new ConcurrentHashMap<>();

    /** A metric in service. */
    record Entry(String id, String judges, int ranking, long service, EvaluationMetric metric) {}

    /** Empty; metrics come and go. */
    @Activate
    public Metrics() {}

    /** A metric came. */
    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void bindMetric(EvaluationMetric metric, Map<String, Object> properties) {
        Object id = properties.get("vedette.metric");
        Object judges = properties.get("vedette.judges");
        if (id != null && judges != null) {
            int ranking = properties.get("service.ranking") instanceof Integer r ? r : 0;
            long service = properties.get("service.id") instanceof Long s ? s : 0;
            entries.put(
                    metric, new Entry(id.toString(), judges.toString(), ranking, service, metric));
        }
    }

    /** A metric went. */
    public void unbindMetric(EvaluationMetric metric) {
        entries.remove(metric);
    }

    List<String> ids() {
        TreeSet<String> ids = new TreeSet<>();
        entries.values().forEach(entry -> ids.add(entry.id()));
        return List.copyOf(ids);
    }

    Entry get(String id) {
        return entries.values().stream()
                .filter(entry -> entry.id().equals(id))
                .max(
                        (a, b) ->
                                a.ranking() != b.ranking()
                                        ? Integer.compare(a.ranking(), b.ranking())
                                        : Long.compare(b.service(), a.service()))
                .orElseThrow(
                        () ->
                                new InvalidRequestException(
                                        "metric " + id + " is not in service; there are " + ids()));
    }
}
