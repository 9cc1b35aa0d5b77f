package io.vedette.core.evaluation.internal;

import io.vedette.service.blob.BlobId;
import io.vedette.service.blob.BlobStore;
import io.vedette.service.blob.BlobUse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Blobs in memory, numbered as digests. */
final class MemoryBlobs implements BlobStore {
    private final Map<BlobId, byte[]> blobs = new HashMap<>();

    @Override
    public BlobId put(InputStream content, BlobUse use) throws IOException {
        BlobId id = new BlobId(String.format("%064x", blobs.size() + 1));
        blobs.put(id, content.readAllBytes());
        return id;
    }

    @Override
    public Optional<Long> size(BlobId id) {
        return Optional.ofNullable(blobs.get(id)).map(bytes -> (long) bytes.length);
    }

    @Override
    public InputStream open(BlobId id) {
        return new ByteArrayInputStream(blobs.get(id));
    }

    @Override
    public Path file(BlobId id) {
        throw new IllegalStateException("kept in memory");
    }

    @Override
    public boolean accepts(BlobUse use) {
        return true;
    }

    @Override
    public BlobUsage usage() {
        return new BlobUsage(blobs.size(), 0, 0, 1);
    }

    @Override
    public Collected collect() {
        return new Collected(0, 0, Optional.empty());
    }
}
