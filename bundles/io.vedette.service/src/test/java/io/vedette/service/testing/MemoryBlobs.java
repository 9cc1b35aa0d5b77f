package io.vedette.service.testing;

import io.vedette.service.blob.BlobId;
import io.vedette.service.blob.BlobStore;
import io.vedette.service.blob.BlobUse;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.problem.UnavailableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Blobs in memory, named by their content; may be full for some uses. Thread-safe. */
public final class MemoryBlobs implements BlobStore {
    private final Map<BlobId, byte[]> blobs = new ConcurrentHashMap<>();
    private final Set<BlobUse> full = EnumSet.noneOf(BlobUse.class);

    /** From now on there is no room for these uses. */
    public void full(BlobUse... uses) {
        synchronized (full) {
            full.addAll(Set.of(uses));
        }
    }

    /** The name of a content. */
    public static BlobId id(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return new BlobId(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The content of a blob. */
    public byte[] bytes(BlobId id) {
        byte[] bytes = blobs.get(id);
        if (bytes == null) {
            throw new NotFoundException("there is no blob " + id);
        }
        return bytes;
    }

    /** The content of a blob that is text. */
    public String text(BlobId id) {
        return new String(bytes(id), StandardCharsets.UTF_8);
    }

    @Override
    public BlobId put(InputStream content, BlobUse use) throws IOException {
        if (!accepts(use)) {
            throw new UnavailableException("there is no room for " + use, null);
        }
        byte[] bytes = content.readAllBytes();
        BlobId id = id(bytes);
        blobs.put(id, bytes);
        return id;
    }

    @Override
    public Optional<Long> size(BlobId id) {
        return Optional.ofNullable(blobs.get(id)).map(bytes -> (long) bytes.length);
    }

    @Override
    public InputStream open(BlobId id) {
        return new ByteArrayInputStream(bytes(id));
    }

    @Override
    public Path file(BlobId id) {
        throw new UnsupportedOperationException("there are no files in memory");
    }

    @Override
    public boolean accepts(BlobUse use) {
        synchronized (full) {
            return !full.contains(use);
        }
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
