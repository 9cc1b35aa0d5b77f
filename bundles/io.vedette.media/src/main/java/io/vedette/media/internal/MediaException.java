package io.vedette.media.internal;

/** FFmpeg could not do what was asked. */
final class MediaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MediaException(String message) {
        super(message);
    }
}
