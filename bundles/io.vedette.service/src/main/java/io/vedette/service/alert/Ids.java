package io.vedette.service.alert;

import io.vedette.service.problem.InvalidRequestException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Lower-case names of constants. */
final class Ids {

    private Ids() {}

    static <E extends Enum<E>> E of(Class<E> type, String what, String id) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(id)) {
                return constant;
            }
        }
        throw new InvalidRequestException(
                what
                        + " must be one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(c -> c.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + ", not '"
                        + id
                        + "'");
    }
}
