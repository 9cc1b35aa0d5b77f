package io.vedette.core.labeling.internal;

import io.vedette.service.blob.BlobId;
import io.vedette.service.blob.BlobStore;
import io.vedette.service.blob.BlobUse;
import io.vedette.service.problem.NotFoundException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Blobs in memory. */
final class MemoryBlobs implements BlobStore {
    private final Map<BlobId, byte[]> blobs = new ConcurrentHashMap<>();

    @Override
    public BlobId put(InputStream content, BlobUse use) throws IOException {
        byte[] bytes = content.readAllBytes();
        BlobId id = id(bytes);
        blobs.put(id, bytes);
        return id;
    }

    static BlobId id(byte[] bytes) {
        try {
            return new BlobId(
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Optional<Long> size(BlobId id) {
        return Optional.ofNullable(blobs.get(id)).map(b -> (long) b.length);
    }

    @Override
    public InputStream open(BlobId id) {
        return new ByteArrayInputStream(
                Optional.ofNullable(blobs.get(id))
                        .orElseThrow(() -> new NotFoundException("no blob " + id)));
    }

    @Override
    public Path file(BlobId id) {
        throw new NotFoundException("in memory");
    }

    @Override
    public boolean accepts(BlobUse use) {
        return true;
    }

    @Override
    public BlobUsage usage() {
        return new BlobUsage(blobs.size(), 0, 0, 0);
    }

    @Override
    public Collected collect() {
        return new Collected(0, 0, Optional.empty());
    }
}
