package io.vedette.store.jpa.internal.db;

import io.vedette.service.problem.ConflictException;
import io.vedette.service.problem.ServiceException;
import io.vedette.service.problem.StaleRevisionException;
import io.vedette.service.problem.UnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.persistence.EntityExistsException;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import javax.persistence.OptimisticLockException;
import javax.persistence.PersistenceException;
import org.apache.openjpa.persistence.OpenJPAEntityManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * One unit of work on the database: opens an entity manager, begins, commits, and rolls back when
 * the work throws. Each call is a transaction of its own; nest nothing. Entities must not leave the
 * work: return records.
 *
 * <pre>{@code
 * @Component(service = TokenStore.class)
 * public final class JpaTokenStore implements TokenStore {
 *     private final Tx tx;
 *
 *     @Activate
 *     public JpaTokenStore(@Reference Tx tx) {
 *         this.tx = tx;
 *     }
 *
 *     public Optional<TokenRow> token(String id) {
 *         return tx.call(em -> Optional.ofNullable(em.find(TokenEntity.class, id)).map(TokenEntity::row));
 *     }
 *
 *     public void addAll(List<Mark> marks) {                          // bulk rows: JDBC batches
 *         tx.batch("INSERT INTO mark (id, score) VALUES (?, ?)", marks, (statement, mark) -> {
 *             statement.setString(1, mark.id());
 *             statement.setDouble(2, mark.score());
 *         });
 *     }
 * }
 * }</pre>
 *
 * <p>The component exists while the database does: a store that is referenced dynamically goes away
 * with it. What a failing database throws arrives as a {@link ServiceException}: a stale
 * {@code @Version} as {@link StaleRevisionException}, a violated constraint as {@link
 * ConflictException}, a lost connection as {@link UnavailableException}.
 */
@Component(service = Tx.class)
public final class Tx {

    private final EntityManagerFactory factory;

    /**
     * @param factory of the persistence unit {@code vedette}
     */
    @Activate
    public Tx(@Reference(target = "(osgi.unit.name=vedette)") EntityManagerFactory factory) {
        this.factory = factory;
    }

    /** Runs the work in a transaction. */
    public void run(Consumer<EntityManager> work) {
        call(
                em -> {
                    work.accept(em);
                    return null;
                });
    }

    /** Runs the work in a transaction and returns what it returned. */
    public <T> T call(Function<EntityManager, T> work) {
        EntityManager em;
        try {
            em = factory.createEntityManager();
        } catch (PersistenceException e) {
            throw translate(e);
        } catch (IllegalStateException e) {
            throw new UnavailableException("the database is away", e);
        }
        try {
            em.getTransaction().begin();
            T result = work.apply(em);
            em.getTransaction().commit();
            return result;
        } catch (PersistenceException e) {
            throw translate(e);
        } finally {
            close(em);
        }
    }

    /**
     * Runs the work on the transaction's JDBC connection. The connection belongs to this class: the
     * work neither closes, commits nor keeps it.
     */
    public <T> T jdbc(JdbcWork<T> work) {
        return call(em -> jdbc(em, work));
    }

    /**
     * Runs the work on the JDBC connection of a transaction that is already there, so that entities
     * and batches are committed together. What the entity manager has not written yet is flushed
     * first.
     */
    public static <T> T jdbc(EntityManager em, JdbcWork<T> work) {
        OpenJPAEntityManager openjpa = em.unwrap(OpenJPAEntityManager.class);
        openjpa.flush();
        openjpa.beginStore();
        try (Connection connection = (Connection) openjpa.getConnection()) {
            return work.apply(connection);
        } catch (SQLException e) {
            throw translate(new PersistenceException(e.getMessage(), e));
        }
    }

    /**
     * One statement that changes rows, as a transaction of its own; returns how many it changed.
     */
    public int update(String sql, Object... values) {
        return call(em -> update(em, sql, values));
    }

    /**
     * One statement that changes rows, in a transaction that is already there; returns how many it
     * changed. A change with a condition is written this way: what JPQL makes of a bulk update is,
     * on some databases, a read and a write without the condition.
     */
    public static int update(EntityManager em, String sql, Object... values) {
        return jdbc(
                em,
                connection -> {
                    try (var statement = connection.prepareStatement(sql)) {
                        for (int i = 0; i < values.length; i++) {
                            statement.setObject(i + 1, values[i]);
                        }
                        return statement.executeUpdate();
                    }
                });
    }

    /** Writes many rows in one transaction, 500 to a batch. */
    public <R> void batch(String sql, Iterable<R> rows, RowBinder<R> binder) {
        run(em -> batch(em, sql, rows, binder));
    }

    /** Writes many rows in a transaction that is already there, 500 to a batch. */
    public static <R> void batch(
            EntityManager em, String sql, Iterable<R> rows, RowBinder<R> binder) {
        jdbc(
                em,
                connection -> {
                    try (var statement = connection.prepareStatement(sql)) {
                        int waiting = 0;
                        for (R row : rows) {
                            binder.bind(statement, row);
                            statement.addBatch();
                            if (++waiting == 500) {
                                statement.executeBatch();
                                waiting = 0;
                            }
                        }
                        if (waiting > 0) {
                            statement.executeBatch();
                        }
                    }
                    return null;
                });
    }

    private static void close(EntityManager em) {
        try {
            if (em.getTransaction().isActive()) {
                em.getTransaction().rollback();
            }
        } catch (PersistenceException e) {
            // The transaction is lost with its connection; the failure that led here is the one to
            // report.
        } finally {
            em.close();
        }
    }

    private static RuntimeException translate(PersistenceException failure) {
        for (Throwable t = failure; t != null; t = t.getCause() == t ? null : t.getCause()) {
            if (t instanceof ServiceException) {
                return (ServiceException) t;
            }
            if (t instanceof OptimisticLockException) {
                return new StaleRevisionException("somebody else has changed this: read it again");
            }
            if (t instanceof EntityExistsException || constraint(t)) {
                return new ConflictException("this is there already, or something still needs it");
            }
            if (t instanceof SQLException && connectionLost((SQLException) t)) {
                return new UnavailableException("the database is away", failure);
            }
        }
        return failure;
    }

    private static boolean constraint(Throwable t) {
        if (t instanceof SQLIntegrityConstraintViolationException) {
            return true;
        }
        return t instanceof SQLException
                && ((SQLException) t).getSQLState() != null
                && ((SQLException) t).getSQLState().startsWith("23");
    }

    private static boolean connectionLost(SQLException e) {
        String state = e.getSQLState();
        // 08: connection exceptions; 57P01-57P03: PostgreSQL is shutting down; 90067, 90098, 90121:
        // H2 is closed.
        return e instanceof java.sql.SQLNonTransientConnectionException
                || e instanceof java.sql.SQLTransientConnectionException
                || (state != null
                        && (state.startsWith("08")
                                || state.startsWith("57P0")
                                || state.equals("90067")
                                || state.equals("90098")
                                || state.equals("90121")));
    }

    /** Work on a connection. */
    @FunctionalInterface
    public interface JdbcWork<T> {
        /** Does it. */
        T apply(Connection connection) throws SQLException;
    }

    /** Sets the parameters of one row. */
    @FunctionalInterface
    public interface RowBinder<R> {
        /** Sets them, from 1. */
        void bind(java.sql.PreparedStatement statement, R row) throws SQLException;
    }
}
