package io.vedette.core.loop.internal;

import io.vedette.service.http.Page;
import io.vedette.service.store.loop.LoopStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Loops in memory. */
final class MemoryLoops implements LoopStore {
    private final Map<String, LoopRow> rows = new TreeMap<>();

    @Override
    public void add(LoopRow row) {
        rows.put(row.id(), row);
    }

    @Override
    public void replace(LoopRow row) {
        rows.put(row.id(), row);
    }

    @Override
    public Optional<LoopRow> row(String id) {
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public Page<LoopRow> list(Optional<String> cursor, int limit) {
        return new Page<>(List.copyOf(rows.values()), Optional.empty());
    }
}
