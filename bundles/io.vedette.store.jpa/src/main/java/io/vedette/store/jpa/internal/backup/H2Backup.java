package io.vedette.store.jpa.internal.backup;

import io.vedette.service.problem.ConflictException;
import io.vedette.service.store.backup.DatabaseBackup;
import io.vedette.store.jpa.internal.db.Tx;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Copies H2's file; servers are copied by their own tools. */
@Component
public final class H2Backup implements DatabaseBackup {

    private final Tx tx;

    /**
     * @param tx the database
     */
    @Activate
    public H2Backup(@Reference Tx tx) {
        this.tx = tx;
    }

    @Override
    public void write(Path file) {
        tx.jdbc(
                connection -> {
                    String product =
                            connection
                                    .getMetaData()
                                    .getDatabaseProductName()
                                    .toLowerCase(Locale.ROOT);
                    if (!product.contains("h2")) {
                        throw new ConflictException(
                                "the database is a server of its own: copy it by "
                                        + (product.contains("postgres")
                                                ? "pg_dump"
                                                : "mariadb-dump --single-transaction")
                                        + " first, then the data folder");
                    }
                    try (PreparedStatement backup = connection.prepareStatement("BACKUP TO ?")) {
                        backup.setString(1, file.toAbsolutePath().toString());
                        backup.execute();
                    }
                    return null;
                });
    }
}
