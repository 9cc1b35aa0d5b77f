package io.vedette.scene.motion.internal;

import io.vedette.spi.Snapshot;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * What a session hands over. Arrays are not copied.
 *
 * @param mean of each cell
 * @param deviation of each cell
 * @param previous level of each cell in the last frame
 * @param noise in levels
 * @param last stream seconds of the last frame
 * @param learned seconds since the background was begun
 * @param frames since then
 * @param ready whether it is known
 */
record Kept(
        int[] mean,
        int[] deviation,
        int[] previous,
        double noise,
        double last,
        double learned,
        int frames,
        boolean ready) {
    static final String SCHEMA = "motion/2";

    static Snapshot write(Kept kept) {
        int cells = kept.mean.length;
        ByteBuffer out = ByteBuffer.allocate(12 * cells + 3 * Double.BYTES + 2 * Integer.BYTES + 1);
        out.putInt(cells);
        out.putDouble(kept.noise).putDouble(kept.last).putDouble(kept.learned);
        out.putInt(kept.frames);
        out.put((byte) (kept.ready ? 1 : 0));
        for (int i = 0; i < cells; i++) {
            out.putInt(kept.mean[i]);
            out.putInt(kept.deviation[i]);
            out.putInt(kept.previous[i]);
        }
        return new Snapshot(SCHEMA, out.array());
    }

    /**
     * Reads a snapshot of this schema.
     *
     * @throws IOException where the bytes are no such snapshot
     */
    static Kept read(byte[] bytes) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            int cells = in.getInt();
            double noise = in.getDouble();
            double last = in.getDouble();
            double learned = in.getDouble();
            int frames = in.getInt();
            boolean ready = in.get() != 0;
            if (cells < 0 || in.remaining() != 12L * cells) {
                throw new IOException("a background of " + cells + " cells does not fit");
            }
            int[] mean = new int[cells];
            int[] deviation = new int[cells];
            int[] previous = new int[cells];
            for (int i = 0; i < cells; i++) {
                mean[i] = Math.max(0, Math.min((256 << 16) - 1, in.getInt()));
                deviation[i] = Math.max(0, Math.min(255 << 12, in.getInt()));
                previous[i] = Math.max(0, Math.min(256 << 8, in.getInt()));
            }
            return new Kept(mean, deviation, previous, noise, last, learned, frames, ready);
        } catch (BufferUnderflowException e) {
            throw new IOException("the background is cut short", e);
        }
    }
}
