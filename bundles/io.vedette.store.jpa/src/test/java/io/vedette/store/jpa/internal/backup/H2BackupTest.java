package io.vedette.store.jpa.internal.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.service.operation.Operation;
import io.vedette.store.jpa.internal.StoreTestSupport;
import io.vedette.store.jpa.internal.operation.JpaOperationStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2BackupTest {

    @TempDir Path folder;

    @Test
    void writesACopyThatOpensAsTheDatabaseWas() throws IOException {
        Path zip = folder.resolve("database.zip");
        try (StoreTestSupport db = StoreTestSupport.on(database(folder.resolve("db")))) {
            JpaOperationStore store = new JpaOperationStore(db.tx());
            store.save(operation("1"));
            new H2Backup(db.tx()).write(zip);
            store.save(operation("2"));
        }
        Path restored = Files.createDirectories(folder.resolve("restored"));
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                copy(in, restored.resolve(entry.getName()));
            }
        }
        try (StoreTestSupport db = StoreTestSupport.on(database(restored))) {
            JpaOperationStore store = new JpaOperationStore(db.tx());
            assertThat(store.operation("1")).contains(operation("1"));
            assertThat(store.operation("2")).as("written after the copy").isEmpty();
        }
    }

    private static void copy(InputStream in, Path to) throws IOException {
        Files.copy(in, to);
    }

    private static JdbcDataSource database(Path in) {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:file:" + in.resolve("vedette"));
        return h2;
    }

    private static Operation operation(String id) {
        return new Operation(
                id,
                "import",
                "",
                "ann",
                Operation.State.DONE,
                1,
                "",
                Map.of(),
                Instant.EPOCH,
                Optional.of(Instant.EPOCH));
    }
}
