package io.vedette.rest.internal.labeling;

import io.vedette.service.labeling.Picture;
import java.io.InputStream;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;

/** Pictures as answers: never sniffed, never kept by a cache that others share. */
final class Pictures {
    private Pictures() {}

    static Response of(Picture picture) {
        StreamingOutput body =
                out -> {
                    try (InputStream in = picture.bytes()) {
                        in.transferTo(out);
                    }
                };
        return Response.ok(body, picture.contentType())
                .header("Cache-Control", "private, max-age=3600")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
