package io.vedette.store.jpa.internal.collect;

import io.vedette.service.problem.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Cursors of lists that are ordered by a time, newest first, and then by id. */
public record Cursors(long time, String id) {
    /** As clients get it: opaque. */
    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((time + ":" + id).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads what {@link #text()} gave.
     *
     * @throws InvalidRequestException where it did not
     */
    public static Cursors parse(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int colon = plain.indexOf(':');
            return new Cursors(
                    Long.parseLong(plain.substring(0, colon)), plain.substring(colon + 1));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new InvalidRequestException(
                    "cursor '" + text + "' is not one of this list: begin without a cursor");
        }
    }
}
