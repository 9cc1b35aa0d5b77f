package io.vedette.service.blob;

import java.util.regex.Pattern;

/**
 * Names a blob by its content.
 *
 * @param sha256 of the bytes, 64 lower-case hexadecimal digits
 */
public record BlobId(String sha256) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /** Refuses anything but a digest, so that an id is safe as a file name. */
    public BlobId {
        if (!FORM.matcher(sha256).matches()) {
            throw new IllegalArgumentException("not a sha-256: " + sha256);
        }
    }

    @Override
    public String toString() {
        return sha256;
    }
}
