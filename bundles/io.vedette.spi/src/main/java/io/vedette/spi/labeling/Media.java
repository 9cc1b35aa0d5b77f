package io.vedette.spi.labeling;

import io.vedette.spi.Box;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import org.osgi.annotation.versioning.ProviderType;

/** What is shown. */
public sealed interface Media {
    /** How to get at the bytes. */
    Access access();

    /** A whole picture. */
    record Image(Access access) implements Media {}

    /**
     * A part of a picture, cut already.
     *
     * @param of where in the full picture, pixels
     */
    record Crop(Access access, Box of) implements Media {}

    /**
     * A film.
     *
     * @param fps frames per second
     * @param frames how many
     */
    record Clip(Access access, double fps, int frames) implements Media {}

    /** Lends the bytes of a picture or film. */
    @ProviderType
    interface Access {
        /** An address that needs no sign-in and expires. */
        URI url(Duration validFor);

        /** The bytes. */
        InputStream open() throws IOException;

        /** e.g. {@code image/jpeg}. */
        String contentType();
    }
}
