package io.vedette.service.evaluation;

import io.vedette.spi.Box;
import java.util.List;

/**
 * A frame of a judged video, played again.
 *
 * @param number of the frame, from 1
 * @param seconds stream time
 * @param width in pixels
 * @param height in pixels
 * @param truth what is there
 * @param tracks what the pipeline sees after some seconds of warming up; numbers of tracks differ
 *     from those of the judged run
 * @param jpeg the picture; not copied
 */
public record VideoFrame(
        long number,
        double seconds,
        int width,
        int height,
        List<Seen> truth,
        List<Seen> tracks,
        byte[] jpeg) {
    /** Copies the lists. */
    public VideoFrame {
        truth = List.copyOf(truth);
        tracks = List.copyOf(tracks);
    }

    /**
     * An object in it.
     *
     * @param label {@code person}, {@code object}, ...
     * @param identity of the true object, or number of the track
     * @param box pixels
     */
    public record Seen(String label, long identity, Box box) {}
}
