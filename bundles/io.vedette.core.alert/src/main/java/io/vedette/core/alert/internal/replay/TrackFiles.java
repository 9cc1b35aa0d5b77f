package io.vedette.core.alert.internal.replay;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A folder for each camera, a file for each hour: parts with their length before them, compressed.
 * What is older than a day goes, and the oldest where a camera has too much. Used by one thread for
 * writing.
 */
final class TrackFiles {
    static final Duration KEPT = Duration.ofHours(24);
    private static final long MOST_BYTES = 64L << 20;
    private static final long SPARE_BYTES = 256L << 20;
    private static final int MOST_PART = 64 << 20;

    private final Path folder;

    TrackFiles(Path folder) {
        this.folder = folder;
    }

    private Path folder(String camera) {
        // a camera may be called ".."
        return folder.resolve("of-" + camera);
    }

    /** Appends a part; nothing where the disk is nearly full. */
    void append(String camera, Instant now, byte[] part) throws IOException {
        Path own = Files.createDirectories(folder(camera));
        if (Files.getFileStore(own).getUsableSpace() < SPARE_BYTES) {
            return;
        }
        long hour = now.getEpochSecond() / 3600;
        Path file = own.resolve(String.format("%010d.tracks", hour));
        if (!Files.exists(file)) {
            forget(camera, now);
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
            zip.write(part);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(whole);
        out.writeInt(packed.size());
        packed.writeTo(out);
        Files.write(
                file,
                whole.toByteArray(),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.APPEND);
    }

    private void forget(String camera, Instant now) throws IOException {
        List<Path> files = files(camera, now.minus(Duration.ofDays(3650)));
        List<Path> young = files(camera, now.minus(KEPT));
        long bytes = 0;
        for (int i = files.size() - 1; i >= 0; i--) {
            bytes += Files.size(files.get(i));
            if (bytes > MOST_BYTES || !young.contains(files.get(i))) {
                Files.deleteIfExists(files.get(i));
            }
        }
    }

    /** Files of a camera that may hold something since a time, oldest first. */
    List<Path> files(String camera, Instant since) throws IOException {
        String first = String.format("%010d.tracks", Math.max(0, since.getEpochSecond() / 3600));
        try (Stream<Path> inside = Files.list(folder(camera))) {
            return new ArrayList<>(
                    inside.filter(file -> file.getFileName().toString().compareTo(first) >= 0)
                            .sorted()
                            .toList());
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    /** Reads a file; what a crash left half written at its end is left out. */
    static void read(Path file, Consumer<TrackedFrame> frames) throws IOException {
        try (InputStream bytes = Files.newInputStream(file);
                DataInputStream in =
                        new DataInputStream(new java.io.BufferedInputStream(bytes, 1 << 16))) {
            while (true) {
                int length = in.readInt();
                if (length <= 0 || length > MOST_PART) {
                    return;
                }
                byte[] packed = in.readNBytes(length);
                if (packed.length < length) {
                    return;
                }
                try (DataInputStream part =
                        new DataInputStream(
                                new GZIPInputStream(new ByteArrayInputStream(packed)))) {
                    TrackTape.read(part, frames);
                }
            }
        } catch (EOFException | NoSuchFileException e) {
            // the end, or it has grown too old meanwhile
            return;
        }
    }
}
