package io.vedette.store.jpa.internal.db;

import io.vedette.service.http.Page;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Lists by id, newest first, whose ids sort by time. A query asks for ids below the cursor, at most
 * one more than a page holds.
 */
public final class Newest {
    /** Sorts after every id, whatever the database's collation: ids are hexadecimal digits. */
    private static final String BEYOND = "z";

    private Newest() {}

    /** The id that a page's ids lie below. */
    public static String below(Optional<String> cursor) {
        return cursor.orElse(BEYOND);
    }

    /** A page of the rows that were found. */
    public static <T> Page<T> page(List<T> found, int limit, Function<T, String> id) {
        if (found.size() <= limit) {
            return new Page<>(found, Optional.empty());
        }
        List<T> page = found.subList(0, limit);
        return new Page<>(page, Optional.of(id.apply(page.get(limit - 1))));
    }
}
