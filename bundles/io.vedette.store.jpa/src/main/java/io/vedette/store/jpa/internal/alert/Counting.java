package io.vedette.store.jpa.internal.alert;

import io.vedette.service.alert.Alert;
import io.vedette.service.alert.AlertCounts;
import java.util.List;
import java.util.Objects;

/** Sums rows of state, answer and count. */
final class Counting {

    private Counting() {}

    static AlertCounts of(List<Object[]> rows) {
        long suppressed = state(rows, Alert.State.SUPPRESSED);
        long unanswered =
                rows.stream()
                        .filter(r -> r[1] == null && !r[0].equals(Alert.State.SUPPRESSED.name()))
                        .mapToLong(Counting::count)
                        .sum();
        return new AlertCounts(
                state(rows, Alert.State.OPEN),
                state(rows, Alert.State.ENDED),
                suppressed,
                answer(rows, "real"),
                answer(rows, "false"),
                answer(rows, "unsure"),
                unanswered);
    }

    private static long state(List<Object[]> rows, Alert.State state) {
        return rows.stream()
                .filter(r -> r[0].equals(state.name()))
                .mapToLong(Counting::count)
                .sum();
    }

    private static long answer(List<Object[]> rows, String answer) {
        return rows.stream()
                .filter(r -> Objects.equals(r[1], answer))
                .mapToLong(Counting::count)
                .sum();
    }

    private static long count(Object[] row) {
        return ((Number) row[2]).longValue();
    }
}
