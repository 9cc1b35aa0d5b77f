package io.vedette.rest.runtime.internal;

import javax.servlet.http.HttpServletResponse;

/** What every answer tells a browser not to do. */
final class SecurityHeaders {

    private static final String CONTENT =
            "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:;"
                    + " style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none';"
                    + " form-action 'self'";

    private SecurityHeaders() {}

    static void set(HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Content-Security-Policy", CONTENT);
    }
}
