package io.vedette.core.alert.internal.alert;

import io.vedette.service.blob.BlobId;
import io.vedette.service.blob.BlobStore;
import io.vedette.service.blob.BlobUse;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.problem.UnavailableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Blobs in memory; may be full for some uses. */
public final class MemoryBlobs implements BlobStore {

    private final Map<BlobId, byte[]> blobs = new ConcurrentHashMap<>();
    private final Set<BlobUse> full = EnumSet.noneOf(BlobUse.class);

    void full(BlobUse... uses) {
        full.addAll(Set.of(uses));
    }

    String text(BlobId id) {
        return new String(blobs.get(id), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Override
    public BlobId put(InputStream content, BlobUse use) throws IOException {
        if (full.contains(use)) {
            throw new UnavailableException("no room", null);
        }
        byte[] bytes = content.readAllBytes();
        try {
            BlobId id =
                    new BlobId(
                            HexFormat.of()
                                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
            blobs.put(id, bytes);
            return id;
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
        byte[] bytes = blobs.get(id);
        if (bytes == null) {
            throw new NotFoundException("there is no blob " + id);
        }
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public Path file(BlobId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean accepts(BlobUse use) {
        return !full.contains(use);
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
