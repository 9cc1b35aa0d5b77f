package io.vedette.core.model.internal;

import io.vedette.service.http.Page;
import io.vedette.service.model.ModelVersion;
import io.vedette.service.problem.ConflictException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.store.model.ModelStore;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Stores that forget. */
final class Memory {
    private Memory() {}

    static final class Models implements ModelStore {
        final Map<String, ModelVersion> rows = new ConcurrentHashMap<>();

        @Override
        public void add(ModelVersion version) {
            if (rows.putIfAbsent(version.id(), version) != null) {
                throw new ConflictException(version.id() + " is there already");
            }
        }

        @Override
        public Optional<ModelVersion> version(String id) {
            return Optional.ofNullable(rows.get(id));
        }

        @Override
        public Optional<ModelVersion> byDigest(String name, String sha256) {
            return rows.values().stream()
                    .filter(v -> v.name().equals(name) && v.sha256().equals(sha256))
                    .findFirst();
        }

        @Override
        public Optional<ModelVersion> newest(String name) {
            return rows.values().stream()
                    .filter(v -> v.name().equals(name))
                    .max(Comparator.comparingInt(v -> Integer.parseInt(v.version())));
        }

        @Override
        public Page<ModelVersion> list(Optional<String> name, Optional<String> cursor, int limit) {
            return new Page<>(List.copyOf(rows.values()), Optional.empty());
        }

        @Override
        public ModelVersion describe(String id, String card, long revision) {
            throw new NotFoundException(id);
        }

        @Override
        public List<String> blobs() {
            return rows.values().stream().flatMap(v -> v.files().values().stream()).toList();
        }
    }
}
