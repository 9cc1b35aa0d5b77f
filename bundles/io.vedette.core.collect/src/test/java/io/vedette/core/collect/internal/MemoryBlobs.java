package io.vedette.core.collect.internal;

import io.vedette.service.blob.BlobId;
import io.vedette.service.blob.BlobStore;
import io.vedette.service.blob.BlobUse;
import io.vedette.service.problem.NotFoundException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Blobs in memory. */
final class MemoryBlobs implements BlobStore {
    private final Map<BlobId, byte[]> all = new ConcurrentHashMap<>();

    @Override
    public BlobId put(InputStream content, BlobUse use) throws IOException {
        byte[] bytes = content.readAllBytes();
        BlobId id = new BlobId(java.util.HexFormat.of().formatHex(sha256(bytes)));
        all.put(id, bytes);
        return id;
    }

    @Override
    public Optional<Long> size(BlobId id) {
        return Optional.ofNullable(all.get(id)).map(b -> (long) b.length);
    }

    @Override
    public InputStream open(BlobId id) {
        byte[] bytes = all.get(id);
        if (bytes == null) {
            throw new NotFoundException("no blob " + id);
        }
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public Path file(BlobId id) {
        throw new UnsupportedOperationException("in memory");
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

    private static byte[] sha256(byte[] bytes) {
        try {
            return java.security.MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
