package io.vedette.core.dataset.internal;

import io.vedette.spi.format.AnnotationFormat;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a zip as it goes: nothing is kept. Entries carry one fixed time: equal content, equal zip.
 */
final class ZipSink implements AnnotationFormat.Sink, AutoCloseable {
    private static final LocalDateTime TIME = LocalDateTime.of(2000, 1, 1, 0, 0);
    private final ZipOutputStream zip;

    ZipSink(OutputStream out) {
        zip = new ZipOutputStream(out);
    }

    @Override
    public OutputStream create(String entry) throws IOException {
        begin(entry);
        return new FilterOutputStream(zip) {
            private boolean closed;

            @Override
            public void write(byte[] from, int offset, int length) throws IOException {
                zip.write(from, offset, length);
            }

            @Override
            public void close() throws IOException {
                if (!closed) {
                    closed = true;
                    zip.closeEntry();
                }
            }
        };
    }

    /** Adds a picture. */
    void picture(String entry, InputStream content) throws IOException {
        begin(entry);
        content.transferTo(zip);
        zip.closeEntry();
    }

    private void begin(String entry) throws IOException {
        ZipEntry next = new ZipEntry(entry);
        next.setTimeLocal(TIME);
        zip.putNextEntry(next);
    }

    @Override
    public void close() throws IOException {
        zip.finish();
        zip.flush();
    }
}
