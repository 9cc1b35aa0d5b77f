package io.vedette.rest.runtime.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.core.MediaType;

/**
 * Refuses JSON bodies that are too large to be held in memory. Other bodies are read by their
 * resources, which count for themselves.
 */
public final class BodyLimit implements ContainerRequestFilter {

    static final int MOST = 16 << 20;

    @Override
    public void filter(ContainerRequestContext request) {
        MediaType type = request.getMediaType();
        if (type == null || !type.getSubtype().toLowerCase(Locale.ROOT).endsWith("json")) {
            return;
        }
        if (request.getLength() > MOST) {
            throw new TooLargeException();
        }
        request.setEntityStream(new Counting(request.getEntityStream()));
    }

    /** A body has too many bytes. */
    static final class TooLargeException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooLargeException() {
            super(
                    "a JSON body has at most "
                            + MOST
                            + " bytes; send files as uploads and import them");
        }
    }

    private static final class Counting extends FilterInputStream {

        private long read;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int n = super.read(into, offset, length);
            count(Math.max(0, n));
            return n;
        }

        private void count(int more) {
            read += more;
            if (read > MOST) {
                throw new TooLargeException();
            }
        }
    }
}
