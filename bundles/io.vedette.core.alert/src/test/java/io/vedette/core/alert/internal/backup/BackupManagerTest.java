package io.vedette.core.alert.internal.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.service.operation.Operation;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.testing.DirectOperations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupManagerTest {

    private static final Clock NOON =
            Clock.fixed(Instant.parse("2026-05-01T12:00:00Z"), ZoneOffset.UTC);

    @TempDir Path root;

    private final DirectOperations operations = new DirectOperations();
    private final List<String> order = new ArrayList<>();
    private Path data;
    private BackupManager backups;

    @BeforeEach
    void fill() throws IOException {
        data = root.resolve("data");
        for (String file :
                List.of(
                        "db/vedette.mv.db",
                        "blobs/ab/cd/abcd",
                        "blobs/tmp/half",
                        "journal/alerts.jsonl",
                        "etc/some.cfg",
                        "karaf/cache/x",
                        "log/karaf.log",
                        "admin-token",
                        "pid")) {
            Files.createDirectories(data.resolve(file).getParent());
            Files.writeString(data.resolve(file), file);
        }
        backups = new BackupManager(operations, data, NOON);
        backups.database(
                file -> {
                    try {
                        order.add("blobs copied: " + Files.exists(root.resolve("to/blobs")));
                        Files.writeString(file, "zip");
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    @Test
    void copiesTheDatabaseFirstThenAllButCachesAndLogs() throws IOException {
        Operation done = backups.start(Optional.of(root.resolve("to")), "ann");
        assertThat(done.result()).containsEntry("complete", "true").containsEntry("files", "4");
        assertThat(order).containsExactly("blobs copied: false");
        assertThat(files(root.resolve("to")))
                .containsExactly(
                        "admin-token",
                        "blobs/ab/cd/abcd",
                        "complete",
                        "database.zip",
                        "etc/some.cfg",
                        "journal/alerts.jsonl");
    }

    @Test
    void makesAFolderOfItsOwnAndLeavesEarlierBackupsOut() throws IOException {
        Operation first = backups.start(Optional.empty(), "ann");
        assertThat(first.subject()).endsWith("backups/20260501-120000");
        assertThat(files(Path.of(first.subject()))).hasSize(6);
        assertThatThrownBy(() -> backups.start(Optional.empty(), "ann"))
                .as("the same second again")
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void refusesFoldersInUseOrAmongTheData() {
        for (Path folder : List.of(data, data.resolve("blobs"), data.resolve("etc/new"))) {
            assertThatThrownBy(() -> backups.start(Optional.of(folder), "ann"))
                    .isInstanceOf(InvalidRequestException.class);
        }
    }

    @Test
    void saysSoWhereTheDatabaseIsAway() {
        backups.database(null);
        Operation failed = backups.start(Optional.of(root.resolve("to")), "ann");
        assertThat(failed.state()).isEqualTo(Operation.State.FAILED);
        assertThat(failed.message()).contains("database");
        assertThat(root.resolve("to")).doesNotExist();
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(f -> folder.relativize(f).toString())
                    .sorted()
                    .toList();
        }
    }
}
