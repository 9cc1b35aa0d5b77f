package io.vedette.labeling.http.internal;

import io.vedette.spi.labeling.TransportException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/**
 * Signed calls to a vendor. Uses the plain connection of the JDK: a plugin starts no threads, and
 * this one needs none.
 */
final class VendorClient {
    private static final int MOST = 4 << 20;
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final VendorAddress address;
    private final String account;
    private final String secret;
    private final Duration timeout;
    private final Clock clock;

    VendorClient(
            VendorAddress address, String account, String secret, Duration timeout, Clock clock) {
        this.address = address;
        this.account = account;
        this.secret = secret;
        this.timeout = timeout;
        this.clock = clock;
    }

    /**
     * What came back.
     *
     * @param status of HTTP
     * @param body at most 4 MiB
     * @param retryAfter what the vendor asks for, at most one hour; zero where it does not say
     */
    record Reply(int status, byte[] body, Duration retryAfter) {
        boolean ok() {
            return status >= 200 && status < 300;
        }
    }

    /**
     * Calls.
     *
     * @param key of idempotency, or empty
     * @throws TransportException for an unknown outcome, or refused credentials
     */
    Reply call(String method, String path, byte[] body, String key) {
        HttpURLConnection connection = null;
        try {
            URI uri = address.at(path);
            connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            connection.setConnectTimeout((int) timeout.toMillis());
            connection.setReadTimeout((int) timeout.toMillis());
            connection.setRequestMethod(method);
            sign(connection, method, uri, body, key);
            if (body.length > 0) {
                connection.setDoOutput(true);
                connection.setRequestProperty("Content-Type", "application/json");
                try (OutputStream out = connection.getOutputStream()) {
                    out.write(body);
                }
            }
            int status = connection.getResponseCode();
            Reply reply = new Reply(status, read(connection, status), retryAfter(connection));
            judge(reply, path);
            return reply;
        } catch (IOException e) {
            throw new TransportException(path + ": " + e.getMessage(), e);
        } finally {
            if (connection != null) {
                connection.disconnect();
            }
        }
    }

    private void sign(
            HttpURLConnection connection, String method, URI uri, byte[] body, String key) {
        String timestamp = String.valueOf(clock.instant().getEpochSecond());
        String target =
                uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        connection.setRequestProperty("Accept", "application/json");
        connection.setRequestProperty("X-Vedette-Account", account);
        connection.setRequestProperty("X-Vedette-Timestamp", timestamp);
        connection.setRequestProperty(
                "X-Vedette-Signature", Signature.of(secret, timestamp, method, target, body));
        if (!key.isEmpty()) {
            connection.setRequestProperty("Idempotency-Key", key);
        }
    }

    private static byte[] read(HttpURLConnection connection, int status) throws IOException {
        try (InputStream in =
                status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
            if (in == null) {
                return new byte[0];
            }
            byte[] bytes = in.readNBytes(MOST + 1);
            if (bytes.length > MOST) {
                throw new IOException("the answer is longer than 4 MiB");
            }
            return bytes;
        }
    }

    private Duration retryAfter(HttpURLConnection connection) {
        String text = connection.getHeaderField("Retry-After");
        if (text == null) {
            return Duration.ZERO;
        }
        Duration wait;
        try {
            wait = Duration.ofSeconds(Long.parseLong(text.trim()));
        } catch (NumberFormatException e) {
            try {
                Instant until =
                        ZonedDateTime.parse(text.trim(), DateTimeFormatter.RFC_1123_DATE_TIME)
                                .toInstant();
                wait = Duration.between(clock.instant(), until);
            } catch (DateTimeParseException unreadable) {
                return Duration.ZERO;
            }
        }
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private static void judge(Reply reply, String path) {
        int status = reply.status();
        if (status == 401 || status == 403) {
            throw new TransportException("the vendor answered " + status + " to " + path, true);
        }
        if (status >= 300 && status < 400) {
            throw new TransportException(
                    "the vendor answered "
                            + status
                            + " to "
                            + path
                            + "; redirects are not followed",
                    false);
        }
        if (status >= 500 || status == 408 || status < 200) {
            throw new TransportException("the vendor answered " + status + " to " + path, false);
        }
    }
}
