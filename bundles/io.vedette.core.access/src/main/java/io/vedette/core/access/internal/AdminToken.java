package io.vedette.core.access.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The file {@code <data>/admin-token}, readable by its owner only. */
final class AdminToken {

    private AdminToken() {}

    static void write(Path data, String secret) {
        Path file = data.resolve("admin-token");
        try {
            Files.createDirectories(data);
            Files.deleteIfExists(file);
            // Made with its final mode: at no moment may somebody else read it.
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, secret + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the admin token to " + file, e);
        }
    }
}
