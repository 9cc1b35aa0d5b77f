package io.vedette.store.blob.file.internal;

import io.vedette.service.blob.BlobId;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** The files: two levels of shards, a folder for what is being written, a list of holders. */
class BlobFolder {

    private final Path root;
    private final Path temporary;
    private final Object[] locks = new Object[64];

    BlobFolder(Path root) {
        this.root = root.toAbsolutePath().normalize();
        temporary = this.root.resolve("tmp");
        for (int i = 0; i < locks.length; i++) {
            locks[i] = new Object();
        }
    }

    /** Makes it, clears what a crash left half written, and counts what is there. */
    void open(LongConsumer size) throws IOException {
        Files.createDirectories(temporary);
        try (Stream<Path> left = Files.list(temporary)) {
            for (Path file : left.toList()) {
                Files.deleteIfExists(file);
            }
        }
        for (Path blob : (Iterable<Path>) blobs()::iterator) {
            size.accept(Files.size(blob));
        }
    }

    /** Every blob's file. */
    Stream<Path> blobs() throws IOException {
        List<Path> shards;
        try (Stream<Path> first = Files.list(root)) {
            shards =
                    first.filter(p -> p.getFileName().toString().length() == 2)
                            .filter(Files::isDirectory)
                            .sorted()
                            .toList();
        }
        return shards.stream()
                .flatMap(shard -> children(shard).stream())
                .flatMap(shard -> children(shard).stream())
                .filter(file -> file.getFileName().toString().length() == 64);
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    Path temporary(String name) {
        return temporary.resolve(name);
    }

    Path place(BlobId id) {
        String name = id.sha256();
        return root.resolve(name.substring(0, 2)).resolve(name.substring(2, 4)).resolve(name);
    }

    /** Held while a blob is put in its place or deleted. */
    Object lock(BlobId id) {
        return locks[Integer.parseInt(id.sha256().substring(0, 2), 16) % locks.length];
    }

    /** File with the names of the holders that were ever seen. */
    Path holders() {
        return root.resolve("holders");
    }

    /** Bytes free on the disk; 0 where it does not say. */
    long free() {
        try {
            return Files.getFileStore(root).getUsableSpace();
        } catch (IOException e) {
            return 0;
        }
    }

    /** Makes a rename in this folder and the folder itself last. */
    void sync(Path folder) throws IOException {
        for (Path p = folder; p.startsWith(root); p = p.getParent()) {
            try (FileChannel channel = FileChannel.open(p, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
