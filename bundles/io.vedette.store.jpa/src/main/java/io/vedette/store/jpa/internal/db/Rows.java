package io.vedette.store.jpa.internal.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import javax.persistence.TypedQuery;

/** Reads rows as records: those of entities, and by SQL those that no entity stands for. */
public final class Rows {
    /** For {@link #select}: no matter how many. */
    public static final int ALL = 0;

    private static final int CHUNK = 500;

    private Rows() {}

    /** What a query finds, in its order. */
    public static <E, R> List<R> of(TypedQuery<E> query, Function<? super E, ? extends R> row) {
        List<R> rows = new ArrayList<>();
        query.getResultList().forEach(entity -> rows.add(row.apply(entity)));
        return rows;
    }

    /**
     * What a SELECT finds, in its order.
     *
     * @param most how many rows are read at most, or {@link #ALL}
     * @param values for its question marks
     */
    public static <R> List<R> select(
            Connection connection, int most, String sql, Reader<R> reader, Object... values)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setMaxRows(most);
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            List<R> rows = new ArrayList<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    rows.add(reader.read(found));
                }
            }
            return rows;
        }
    }

    /** Question marks for a list of so many values. */
    public static String marks(int count) {
        return "?,".repeat(count - 1) + "?";
    }

    /** Parts of at most 500: databases limit the length of a list. */
    public static <T> List<List<T>> chunks(Collection<T> all) {
        List<T> list = List.copyOf(all);
        List<List<T>> chunks = new ArrayList<>();
        for (int i = 0; i < list.size(); i += CHUNK) {
            chunks.add(list.subList(i, Math.min(i + CHUNK, list.size())));
        }
        return chunks;
    }

    /** Reads the row that a result set stands on. */
    @FunctionalInterface
    public interface Reader<R> {
        /** Reads it; leaves the cursor where it is. */
        R read(ResultSet row) throws SQLException;
    }
}
