package io.vedette.core.model.internal;

import io.vedette.service.blob.BlobId;
import io.vedette.service.blob.BlobStore;
import io.vedette.service.model.ModelVersion;
import io.vedette.service.problem.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Folders with the files of model versions, made of blobs where they are missing or damaged. */
final class FolderCache {
    private final Path cache;
    private final BlobStore blobs;

    FolderCache(Path cache, BlobStore blobs) {
        this.cache = cache;
        this.blobs = blobs;
    }

    /** The folder of a version, whole. */
    synchronized Path folder(ModelVersion version) {
        Path folder = cache.resolve(version.name() + "-" + version.version());
        try {
            if (!complete(folder, version)) {
                Folders.delete(folder);
                Files.createDirectories(cache);
                Path work = Files.createTempDirectory(cache, "folder-");
                for (Map.Entry<String, String> file : version.files().entrySet()) {
                    Path target = work.resolve(file.getKey());
                    Files.createDirectories(target.getParent());
                    try (InputStream in = blobs.open(new BlobId(file.getValue()))) {
                        Files.copy(in, target);
                    }
                }
                Files.move(work, folder);
            }
            return folder;
        } catch (IOException e) {
            throw new UnavailableException(
                    "the files of model " + version.id() + " cannot be had: " + e, e);
        }
    }

    private static boolean complete(Path folder, ModelVersion version) {
        return version.files().entrySet().stream()
                .allMatch(
                        file -> {
                            Path path = folder.resolve(file.getKey());
                            return Files.isRegularFile(path)
                                    && PackageReader.digest(path).equals(file.getValue());
                        });
    }
}
