package io.vedette.core.evaluation.internal;

import io.vedette.service.evaluation.MarkFilter;
import io.vedette.service.http.Page;
import io.vedette.service.store.evaluation.EvaluationRow;
import io.vedette.service.store.evaluation.EvaluationStore;
import io.vedette.spi.metric.Mark;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Evaluations in memory. */
final class MemoryStore implements EvaluationStore {
    private final Map<String, EvaluationRow> rows = new TreeMap<>();
    private final Map<String, List<Mark>> marks = new TreeMap<>();

    @Override
    public void add(EvaluationRow row) {
        rows.put(row.id(), row);
    }

    @Override
    public void finish(EvaluationRow row, List<Mark> all) {
        rows.put(row.id(), row);
        marks.put(row.id(), List.copyOf(all));
    }

    @Override
    public Optional<EvaluationRow> row(String id) {
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public Page<EvaluationRow> list(Optional<String> model, Optional<String> cursor, int limit) {
        return new Page<>(List.copyOf(rows.values()), Optional.empty());
    }

    @Override
    public List<String> inState(String state) {
        return rows.values().stream()
                .filter(row -> row.state().equals(state))
                .map(EvaluationRow::id)
                .toList();
    }

    @Override
    public Page<Mark> marks(String id, MarkFilter filter, Optional<String> cursor, int limit) {
        return new Page<>(marks.getOrDefault(id, List.of()), Optional.empty());
    }

    @Override
    public Set<String> blobs() {
        return rows.values().stream()
                .flatMap(row -> row.tally().stream())
                .collect(Collectors.toSet());
    }
}
