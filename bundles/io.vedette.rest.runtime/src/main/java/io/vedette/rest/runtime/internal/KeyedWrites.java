package io.vedette.rest.runtime.internal;

import io.vedette.service.http.Idempotency;
import io.vedette.service.problem.ServiceException;
import io.vedette.service.security.Caller;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where writes with an {@code Idempotency-Key} are done at most once. The answer of
 * the first is kept for a day and given again to the same request of the same caller, marked with
 * {@code Idempotency-Replayed}. A refused write (4xx) changed nothing: its key is free again.
 */
final class KeyedWrites {

    static final String HEADER = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";
    static final int LONGEST_KEY = 200;
    static final int LARGEST_BODY = 1 << 20;
    static final int LARGEST_ANSWER = 1 << 16;

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> KEPT_HEADERS =
            Set.of("Content-Type", "Location", "ETag", "Cache-Control", "Content-Disposition");
    private static final Logger LOG = LoggerFactory.getLogger(KeyedWrites.class);

    private final Supplier<Optional<Idempotency>> memory;

    KeyedWrites(Supplier<Optional<Idempotency>> memory) {
        this.memory = memory;
    }

    /** Does a request. */
    @FunctionalInterface
    interface Work {
        /** Returns whether anybody took the request. */
        boolean serve(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException;
    }

    /** Does the request, or answers what it was answered before; false when nobody took it. */
    boolean serve(HttpServletRequest request, HttpServletResponse response, Work work)
            throws ServletException, IOException {
        String key = request.getHeader(HEADER);
        Optional<String> credential = Authentication.credential(request);
        // Who is not known cannot be told from others who use the same key.
        if (key == null
                || READS.contains(request.getMethod())
                || credential.isEmpty()
                || request.getAttribute(Caller.ATTRIBUTE) == null) {
            return work.serve(request, response);
        }
        if (!key.matches("[\\x21-\\x7e]{1," + LONGEST_KEY + "}")) {
            return refuse(
                    request,
                    response,
                    422,
                    HEADER + " has 1 to " + LONGEST_KEY + " visible ASCII characters, no blanks");
        }
        byte[] body = body(request);
        if (body.length > LARGEST_BODY) {
            return refuse(
                    request,
                    response,
                    413,
                    "a write with "
                            + HEADER
                            + " has a body of at most "
                            + LARGEST_BODY
                            + " bytes; send larger ones without a key, files as resumable uploads");
        }
        Optional<Idempotency> memory = this.memory.get();
        if (memory.isEmpty()) {
            return refuse(
                    request, response, 503, "the database is away: no key can be remembered now");
        }
        Idempotency.Claim claim;
        try {
            claim = memory.get().claim(credential.get(), key, fingerprint(request, body));
        } catch (ServiceException e) {
            Problem.of(e, request.getRequestURI()).write(response);
            return true;
        }
        if (claim instanceof Idempotency.Granted granted) {
            return work(memory.get(), granted.id(), new KeptBody(request, body), response, work);
        }
        answer(claim, request, response);
        return true;
    }

    private static boolean work(
            Idempotency memory,
            String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Work work)
            throws ServletException, IOException {
        KeptAnswer kept = new KeptAnswer(response, LARGEST_ANSWER);
        boolean taken = false;
        boolean settled = false;
        try {
            taken = work.serve(request, kept);
            settle(memory, id, taken, kept);
            settled = true;
        } finally {
            if (!settled) {
                settle(() -> memory.doubtful(id), id);
            }
        }
        kept.send();
        return taken;
    }

    private static void settle(Idempotency memory, String id, boolean taken, KeptAnswer kept) {
        int status = kept.getStatus();
        if (!taken || (status >= 400 && status < 500)) {
            settle(() -> memory.released(id), id);
        } else if (status >= 500) {
            settle(() -> memory.doubtful(id), id);
        } else {
            settle(() -> memory.done(id, kept.answer(KEPT_HEADERS)), id);
        }
    }

    private static void settle(Runnable write, String id) {
        try {
            write.run();
        } catch (RuntimeException e) {
            // What was done is done, and its sender hears so. Only a repetition finds it doubtful.
            LOG.warn("what became of idempotency key {} was not kept: {}", id, e.getMessage());
        }
    }

    private static void answer(
            Idempotency.Claim claim, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (claim instanceof Idempotency.Answered answered) {
            replay(answered.answer(), request, response);
        } else if (claim instanceof Idempotency.Busy) {
            String detail = "this request is being worked on: send it again in a moment";
            new Problem(409, "Conflict", detail, request.getRequestURI(), OptionalLong.of(1))
                    .write(response);
        } else if (claim instanceof Idempotency.Doubtful doubtful) {
            refuse(
                    request,
                    response,
                    409,
                    "this request was begun at "
                            + doubtful.since()
                            + " and its end is not known: look whether it was done; if not, send"
                            + " it with a new key");
        } else {
            refuse(
                    request,
                    response,
                    422,
                    "this "
                            + HEADER
                            + " belongs to another request: each write has a key of its own, and a"
                            + " repetition the same method, path, If-Match and body");
        }
    }

    private static void replay(
            Idempotency.Answer answer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader(REPLAYED, "true");
        if (!answer.complete()) {
            refuse(
                    request,
                    response,
                    409,
                    "this was done, with status "
                            + answer.status()
                            + "; its answer was not kept because it was long or held a secret");
            return;
        }
        response.setStatus(answer.status());
        for (Map.Entry<String, String> header : answer.headers().entrySet()) {
            response.setHeader(header.getKey(), header.getValue());
        }
        response.getOutputStream().write(answer.body());
    }

    private static boolean refuse(
            HttpServletRequest request, HttpServletResponse response, int status, String detail)
            throws IOException {
        Problem.of(status, detail, request.getRequestURI()).write(response);
        return true;
    }

    /** The body; one byte too many when there are more than allowed. */
    private static byte[] body(HttpServletRequest request) throws IOException {
        InputStream in = request.getInputStream();
        return in.readNBytes(LARGEST_BODY + 1);
    }

    private static String fingerprint(HttpServletRequest request, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part :
                    new String[] {
                        request.getMethod(),
                        request.getRequestURI(),
                        request.getQueryString(),
                        request.getHeader("If-Match"),
                        request.getContentType()
                    }) {
                digest.update((part + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
