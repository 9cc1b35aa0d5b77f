package io.vedette.rest.internal.alert;

import io.vedette.service.blob.BlobId;
import io.vedette.service.blob.BlobStore;
import io.vedette.service.problem.NotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.ws.rs.core.EntityTag;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;

/** A blob as an answer: whole, or the range a film player asks for. */
final class BlobAnswer {

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    private BlobAnswer() {}

    static Response of(BlobStore blobs, BlobId id, String type, String range) {
        long size =
                blobs.size(id)
                        .orElseThrow(() -> new NotFoundException("its file is gone: blob " + id));
        long[] part = part(range, size);
        if (part == null) {
            return Response.status(416).header("Content-Range", "bytes */" + size).build();
        }
        boolean whole = part[0] == 0 && part[1] == size - 1;
        StreamingOutput body =
                out -> {
                    try (InputStream in = blobs.open(id)) {
                        in.skipNBytes(part[0]);
                        copy(in, out, part[1] - part[0] + 1);
                    }
                };
        Response.ResponseBuilder answer =
                Response.status(whole ? 200 : 206)
                        .entity(body)
                        .type(type)
                        .tag(new EntityTag(id.sha256()))
                        .header("Accept-Ranges", "bytes")
                        .header("Content-Length", part[1] - part[0] + 1)
                        // It never changes, but only who signed in may see it.
                        .header("Cache-Control", "private, max-age=86400, immutable");
        if (!whole) {
            answer.header("Content-Range", "bytes " + part[0] + "-" + part[1] + "/" + size);
        }
        return answer.build();
    }

    /** First and last byte; null where the range cannot be served. */
    static long[] part(String range, long size) {
        Matcher asked = RANGE.matcher(range == null ? "" : range.trim());
        // Several ranges, or another unit, may be answered with the whole.
        if (!asked.matches() || asked.group(1).isEmpty() && asked.group(2).isEmpty()) {
            return new long[] {0, size - 1};
        }
        long first;
        long last = size - 1;
        if (asked.group(1).isEmpty()) {
            first = Math.max(0, size - Long.parseLong(asked.group(2)));
        } else {
            first = Long.parseLong(asked.group(1));
            if (!asked.group(2).isEmpty()) {
                last = Math.min(last, Long.parseLong(asked.group(2)));
            }
        }
        return first > last ? null : new long[] {first, last};
    }

    private static void copy(InputStream in, java.io.OutputStream out, long bytes)
            throws IOException {
        byte[] chunk = new byte[1 << 16];
        long left = bytes;
        while (left > 0) {
            int n = in.read(chunk, 0, (int) Math.min(chunk.length, left));
            if (n < 0) {
                throw new IOException("the blob ended early");
            }
            out.write(chunk, 0, n);
            left -= n;
        }
    }
}
