package io.vedette.core.alert.internal.camera;

import io.vedette.service.problem.InvalidRequestException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which addresses a camera may have. Cameras may stand in private networks; files come only from
 * the configured folders, unless the caller is trusted with the whole machine.
 *
 * @param folders below which files may lie
 */
record SourcePolicy(List<Path> folders) {

    private static final Set<String> NETWORK = Set.of("rtsp", "rtsps", "http", "https");

    /** The address as a URI, or a refusal that shows no credentials. */
    URI check(String source, boolean trusted) {
        URI uri = parse(source);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (NETWORK.contains(scheme)) {
            if (uri.getHost() == null) {
                throw refused("a " + scheme + " source needs a host");
            }
        } else if (scheme.equals("file")) {
            checkFile(uri, trusted);
        } else if (!scheme.equals("scene")) {
            throw refused(
                    "a source begins with rtsp:, rtsps:, http:, https:, file: or scene:, not '"
                            + scheme
                            + ":'");
        }
        return uri;
    }

    private void checkFile(URI uri, boolean trusted) {
        if (uri.getRawAuthority() != null || uri.getPath() == null || uri.getPath().isEmpty()) {
            throw refused("a file source is file:/folder/name");
        }
        Path file = Path.of(uri.getPath());
        if (trusted) {
            return;
        }
        try {
            // Links are followed first: what counts is where the file really lies.
            Path real = file.toRealPath();
            for (Path folder : folders) {
                if (Files.exists(folder) && real.startsWith(folder.toRealPath())) {
                    return;
                }
            }
        } catch (IOException e) {
            // As for a file elsewhere: nobody learns what lies on the machine.
            throw outside();
        }
        throw outside();
    }

    private InvalidRequestException outside() {
        return refused("a file source is a file below one of the folders " + folders);
    }

    private static URI parse(String source) {
        if (source.length() > 2000 || source.chars().anyMatch(c -> c < ' ' || c == 127)) {
            throw refused("a source has at most 2000 characters and no control characters");
        }
        try {
            return new URI(source);
        } catch (URISyntaxException e) {
            // Its message would show the address, and with it credentials.
            throw refused("the source is no URI: " + e.getReason());
        }
    }

    private static InvalidRequestException refused(String why) {
        return new InvalidRequestException(why);
    }
}
