package io.vedette.store.jpa.internal;

import io.vedette.store.jpa.internal.db.Migrations;
import io.vedette.store.jpa.internal.db.Tx;
import java.sql.SQLException;
import java.util.Map;
import javax.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import org.apache.openjpa.persistence.PersistenceProviderImpl;

/**
 * The real persistence unit on a database of its own, migrated, without OSGi.
 *
 * <pre>{@code
 * class JpaTokenStoreTest {
 *     private final StoreTestSupport db = StoreTestSupport.fresh();
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

    /**
     * On a database of its own: H2 in memory, or what {@code vedette.test.database} says (see
     * {@link TestDatabase}). {@code mvn verify} runs the tests of this module on each.
     */
    public static StoreTestSupport fresh() {
        return new StoreTestSupport(TestDatabase.next());
    }

    /** The same as {@link #fresh()}. */
    public static StoreTestSupport h2() {
        return fresh();
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
