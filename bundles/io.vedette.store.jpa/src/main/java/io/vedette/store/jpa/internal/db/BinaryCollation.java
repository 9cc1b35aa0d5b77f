package io.vedette.store.jpa.internal.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes MariaDB and MySQL tell names apart as the other databases do: their usual collations take
 * "Gate" and "gate", "u" and "ü", for the same, so that two would be one.
 */
final class BinaryCollation {
    private static final Logger LOG = LoggerFactory.getLogger(BinaryCollation.class);

    private BinaryCollation() {}

    /**
     * Sets the collation of a database without tables; what has tables stays as it is, because
     * these databases do not change the collation of a key that others refer to.
     *
     * @param product its name in lower case
     */
    static void prepare(DataSource dataSource, String product) throws SQLException {
        if (!product.contains("maria") && !product.contains("mysql")) {
            return;
        }
        String wanted = product.contains("maria") ? "utf8mb4_nopad_bin" : "utf8mb4_0900_bin";
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            if (one(statement, "SELECT @@collation_database").equals(wanted)) {
                return;
            }
            String tables =
                    one(
                            statement,
                            "SELECT COUNT(*) FROM information_schema.tables"
                                    + " WHERE table_schema = DATABASE()");
            if (tables.equals("0")) {
                statement.execute("ALTER DATABASE CHARACTER SET utf8mb4 COLLATE " + wanted);
            } else {
                LOG.warn(
                        "the database takes names that differ in case only for the same: move its"
                                + " rows to a new one with the collation {}",
                        wanted);
            }
        }
    }

    private static String one(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
