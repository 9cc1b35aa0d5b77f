package io.vedette.service.http;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A marker service: the paths in its service property {@link #PATHS} are served without a caller,
 * for example a page's files or a health check. Each is exact, or a prefix when it ends in {@code
 * /*}. Only GET and HEAD are open; {@code /api/*} can not be opened this way.
 */
@ConsumerType
public interface PublicPath {

    /** Name of the service property: a String or String[]. */
    String PATHS = "vedette.public.paths";
}
