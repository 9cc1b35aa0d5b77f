package io.vedette.core.training.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a trial leaves on the disk: the last checkpoint, and in the end its model. Each appears
 * whole, by a rename, so that a crash never leaves half of it to go on from.
 */
final class TrialFolder {
    private static final String CHECKPOINT = "checkpoint-";
    private static final String PART = ".part";

    private final Path folder;

    TrialFolder(Path folder) {
        this.folder = folder;
    }

    Path model() {
        return folder.resolve("model");
    }

    Path result() {
        return folder.resolve("result.json");
    }

    /** An empty folder for an attempt. */
    Path scratch() {
        Path scratch = folder.resolve("scratch");
        try {
            delete(scratch);
            return Files.createDirectories(scratch);
        } catch (IOException e) {
            throw new UncheckedIOException("no room to train in " + folder, e);
        }
    }

    Optional<Path> checkpoint() {
        return checkpoints().stream().max(Comparator.comparingInt(TrialFolder::step));
    }

    private static int step(Path checkpoint) {
        return Integer.parseInt(checkpoint.getFileName().toString().substring(CHECKPOINT.length()));
    }

    private List<Path> checkpoints() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(p -> p.getFileName().toString().matches(CHECKPOINT + "\\d+"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into " + folder, e);
        }
    }

    /** Copies a checkpoint and drops the ones before. */
    void keepCheckpoint(int step, Path from) {
        List<Path> before = checkpoints();
        Path kept = folder.resolve(CHECKPOINT + step);
        try {
            copy(from, kept);
            for (Path old : before) {
                if (!old.equals(kept)) {
                    delete(old);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the checkpoint cannot be kept in " + folder, e);
        }
    }

    /** Copies the finished package. */
    void keepModel(Path from) {
        try {
            copy(from, model());
        } catch (IOException e) {
            throw new UncheckedIOException("the model cannot be kept in " + folder, e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Path part = to.resolveSibling(to.getFileName() + PART);
        delete(part);
        Files.walkFileTree(
                from,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes a)
                            throws IOException {
                        Files.createDirectories(part.resolve(from.relativize(at).toString()));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path at, BasicFileAttributes a)
                            throws IOException {
                        if (a.isRegularFile()) {
                            Files.copy(at, part.resolve(from.relativize(at).toString()));
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        delete(to);
        Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
    }

    void delete() {
        try {
            delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
