package io.vedette.rest.internal.dataset;

import io.vedette.service.problem.InvalidRequestException;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code Content-Range: bytes 0-99/200}, or with {@code *} where the whole is not known (RFC 9110,
 * 14.4).
 *
 * @param first byte
 * @param length bytes of the part, -1 where all that comes is meant
 * @param total of the whole
 */
record ContentRange(long first, long length, OptionalLong total) {
    private static final Pattern FORM =
            Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

    /**
     * Reads the headers of a part.
     *
     * @param header Content-Range; null for the whole at once
     * @param contentLength where it is known, else -1
     */
    static ContentRange of(String header, long contentLength) {
        if (header == null) {
            return new ContentRange(
                    0,
                    -1,
                    contentLength < 0 ? OptionalLong.empty() : OptionalLong.of(contentLength));
        }
        Matcher matcher = FORM.matcher(header.strip());
        if (!matcher.matches()) {
            throw refused(header);
        }
        long first = Long.parseLong(matcher.group(1));
        long last = Long.parseLong(matcher.group(2));
        OptionalLong total =
                matcher.group(3).equals("*")
                        ? OptionalLong.empty()
                        : OptionalLong.of(Long.parseLong(matcher.group(3)));
        long length = last - first + 1;
        if (length < 1
                || total.isPresent() && last >= total.getAsLong()
                || contentLength >= 0 && contentLength != length) {
            throw refused(header);
        }
        return new ContentRange(first, length, total);
    }

    private static InvalidRequestException refused(String header) {
        return new InvalidRequestException(
                "Content-Range is 'bytes FIRST-LAST/TOTAL' and fits the body, not '"
                        + header
                        + "'");
    }
}
