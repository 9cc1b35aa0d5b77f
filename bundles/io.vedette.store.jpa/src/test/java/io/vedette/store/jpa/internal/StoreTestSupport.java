package io.vedette.store.jpa.internal;

import io.vedette.store.jpa.internal.db.Migrations;
import io.vedette.store.jpa.internal.db.Tx;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import javax.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import org.apache.openjpa.persistence.PersistenceProviderImpl;
import org.h2.jdbcx.JdbcDataSource;

/**
 * The real persistence unit on a database of its own, migrated, without OSGi.
 *
 * <pre>{@code
 * class JpaTokenStoreTest {
 *     private final StoreTestSupport db = StoreTestSupport.h2();
 *     private final JpaTokenStore store = new JpaTokenStore(db.tx());
 *
 *     @AfterEach
 *     void close() {
 *         db.close();
 *     }
 * }
 * }</pre>
 */
public final class StoreTestSupport implements AutoCloseable {

    private final EntityManagerFactory factory;
    private final DataSource dataSource;
    private final Tx tx;

    private StoreTestSupport(DataSource dataSource) {
        this.dataSource = dataSource;
        try {
            Migrations.migrate(dataSource);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        factory =
                new PersistenceProviderImpl()
                        .createEntityManagerFactory(
                                "vedette",
                                Map.of("javax.persistence.nonJtaDataSource", dataSource));
        tx = new Tx(factory);
    }

    /** On an H2 database in memory that nobody else sees. */
    public static StoreTestSupport h2() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return new StoreTestSupport(h2);
    }

    /** On a database that is already there. */
    public static StoreTestSupport on(DataSource dataSource) {
        return new StoreTestSupport(dataSource);
    }

    /** What stores are made with. */
    public Tx tx() {
        return tx;
    }

    /** The database, for looking behind a store's back. */
    public DataSource dataSource() {
        return dataSource;
    }

    /**
     * A second start on the same database: a new persistence unit, as after a restart of the
     * server.
     */
    public StoreTestSupport restarted() {
        factory.close();
        return new StoreTestSupport(dataSource);
    }

    @Override
    public void close() {
        factory.close();
    }
}
