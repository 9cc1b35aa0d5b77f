package io.vedette.rest.runtime.internal;

import io.vedette.service.http.Idempotency;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpServletResponseWrapper;

/**
 * An answer that is held back until it has been kept. One that grows too long is let go instead: it
 * is sent as it comes.
 */
final class KeptAnswer extends HttpServletResponseWrapper {

    private final int most;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private final ServletOutputStream out = new Held();
    private boolean letGo;
    private PrintWriter writer;

    KeptAnswer(HttpServletResponse response, int most) {
        super(response);
        this.most = most;
    }

    /** What is to be kept; secrets are not. */
    Idempotency.Answer answer(Set<String> headers) {
        if (writer != null) {
            writer.flush();
        }
        String caching = getHeader("Cache-Control");
        boolean secret =
                (caching != null && caching.contains("no-store")) || containsHeader("Set-Cookie");
        if (letGo || secret) {
            return new Idempotency.Answer(getStatus(), Map.of(), new byte[0], false);
        }
        Map<String, String> kept = new HashMap<>();
        for (String name : headers) {
            String value = name.equals("Content-Type") ? getContentType() : getHeader(name);
            if (value != null) {
                kept.put(name, value);
            }
        }
        return new Idempotency.Answer(getStatus(), kept, held.toByteArray(), true);
    }

    /** Sends what was held back. */
    void send() throws IOException {
        if (writer != null) {
            writer.flush();
        }
        if (!letGo) {
            letGo();
        }
    }

    private void letGo() throws IOException {
        letGo = true;
        held.writeTo(getResponse().getOutputStream());
        held.reset();
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return out;
    }

    @Override
    public PrintWriter getWriter() {
        if (writer == null) {
            writer = new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        }
        return writer;
    }

    @Override
    public void flushBuffer() throws IOException {
        if (letGo) {
            super.flushBuffer();
        }
    }

    @Override
    public void resetBuffer() {
        held.reset();
    }

    @Override
    public void reset() {
        held.reset();
        super.reset();
    }

    @Override
    public void sendError(int status) {
        setStatus(status);
    }

    @Override
    public void sendError(int status, String message) {
        setStatus(status);
    }

    private final class Held extends ServletOutputStream {

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (!letGo && held.size() + length > most) {
                letGo();
            }
            if (letGo) {
                getResponse().getOutputStream().write(bytes, offset, length);
            } else {
                held.write(bytes, offset, length);
            }
        }

        @Override
        public void flush() throws IOException {
            if (letGo) {
                getResponse().getOutputStream().flush();
            }
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("this answer is not asynchronous");
        }
    }
}
