package io.vedette.core.model.internal;

import io.vedette.service.blob.BlobId;
import io.vedette.service.blob.BlobStore;
import io.vedette.service.blob.BlobUse;
import io.vedette.service.http.Page;
import io.vedette.service.model.ModelVersion;
import io.vedette.service.problem.ConflictException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.store.model.ModelStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HexFormat;
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

    static final class Blobs implements BlobStore {
        final Map<BlobId, byte[]> all = new ConcurrentHashMap<>();

        @Override
        public BlobId put(InputStream content, BlobUse use) throws IOException {
            byte[] bytes = content.readAllBytes();
            BlobId id = new BlobId(HexFormat.of().formatHex(PackageReader.sha256().digest(bytes)));
            all.put(id, bytes);
            return id;
        }

        @Override
        public Optional<Long> size(BlobId id) {
            return Optional.ofNullable(all.get(id)).map(b -> (long) b.length);
        }

        @Override
        public InputStream open(BlobId id) {
            return new ByteArrayInputStream(all.get(id));
        }

        @Override
        public Path file(BlobId id) {
            throw new UnsupportedOperationException("there are no files in memory");
        }

        @Override
        public boolean accepts(BlobUse use) {
            return true;
        }

        @Override
        public BlobUsage usage() {
            return new BlobUsage(all.size(), 0, 0, 0);
        }

        @Override
        public Collected collect() {
            return new Collected(0, 0, Optional.empty());
        }
    }
}
