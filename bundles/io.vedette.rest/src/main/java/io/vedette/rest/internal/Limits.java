package io.vedette.rest.internal;

import io.vedette.service.http.Page;
import io.vedette.service.problem.InvalidRequestException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Parts of lists: {@code ?limit=} is 1 to {@value #MOST}, {@value #USUAL} when not given. */
public final class Limits {

    private static final int USUAL = 100;
    private static final int MOST = 1000;

    private Limits() {}

    /** The limit to use. */
    public static int of(Integer limit) {
        if (limit == null) {
            return USUAL;
        }
        if (limit < 1 || limit > MOST) {
            throw new InvalidRequestException("limit is 1 to " + MOST);
        }
        return limit;
    }

    /**
     * A page of rows of which one more than the limit was read, to know whether there are more.
     *
     * @param rows at most {@code limit + 1}
     * @param cursor of the last row that is shown
     */
    public static <T> Page<T> page(List<T> rows, int limit, Function<T, String> cursor) {
        if (rows.size() <= limit) {
            return new Page<>(rows, Optional.empty());
        }
        List<T> shown = rows.subList(0, limit);
        return new Page<>(shown, Optional.of(cursor.apply(shown.get(limit - 1))));
    }
}
