package io.vedette.metric.detection.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Consumer;

/** Matches as bytes: forty flags of a detection in a long, twice. */
final class CocoState {
    private static final int AREAS = CocoRules.AREAS.length;
    private static final int THRESHOLDS = CocoRules.THRESHOLDS.length;

    private CocoState() {}

    /** Receives the matches of a class in an image. */
    interface Put {
        void put(String label, String image, ImageMatches matches);
    }

    static byte[] write(
            SortedSet<String> images,
            SortedMap<String, ? extends SortedMap<String, ImageMatches>> byClass) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(images.size());
            for (String image : images) {
                out.writeUTF(image);
            }
            out.writeInt(byClass.size());
            for (Map.Entry<String, ? extends SortedMap<String, ImageMatches>> label :
                    byClass.entrySet()) {
                out.writeUTF(label.getKey());
                out.writeInt(label.getValue().size());
                for (Map.Entry<String, ImageMatches> image : label.getValue().entrySet()) {
                    out.writeUTF(image.getKey());
                    write(image.getValue(), out);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(ImageMatches matches, DataOutputStream out) throws IOException {
        for (int truths : matches.truths()) {
            out.writeInt(truths);
        }
        out.writeInt(matches.scores().length);
        for (int d = 0; d < matches.scores().length; d++) {
            out.writeDouble(matches.scores()[d]);
            out.writeLong(flags(matches.matched(), d));
            out.writeLong(flags(matches.ignored(), d));
        }
    }

    static void read(byte[] state, Consumer<String> image, Put put) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(state))) {
            for (int i = in.readInt(); i > 0; i--) {
                image.accept(in.readUTF());
            }
            for (int c = in.readInt(); c > 0; c--) {
                String label = in.readUTF();
                for (int i = in.readInt(); i > 0; i--) {
                    put.put(label, in.readUTF(), matches(in));
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("not a state of coco-detection", e);
        }
    }

    private static ImageMatches matches(DataInputStream in) throws IOException {
        int[] truths = new int[AREAS];
        for (int area = 0; area < AREAS; area++) {
            truths[area] = in.readInt();
        }
        double[] scores = new double[in.readInt()];
        boolean[][][] matched = new boolean[AREAS][THRESHOLDS][scores.length];
        boolean[][][] ignored = new boolean[AREAS][THRESHOLDS][scores.length];
        for (int d = 0; d < scores.length; d++) {
            scores[d] = in.readDouble();
            set(matched, d, in.readLong());
            set(ignored, d, in.readLong());
        }
        return new ImageMatches(scores, matched, ignored, truths);
    }

    private static long flags(boolean[][][] of, int detection) {
        long flags = 0;
        for (int area = 0; area < AREAS; area++) {
            for (int k = 0; k < THRESHOLDS; k++) {
                flags |= of[area][k][detection] ? 1L << (area * THRESHOLDS + k) : 0;
            }
        }
        return flags;
    }

    private static void set(boolean[][][] of, int detection, long flags) {
        for (int area = 0; area < AREAS; area++) {
            for (int k = 0; k < THRESHOLDS; k++) {
                of[area][k][detection] = (flags >>> (area * THRESHOLDS + k) & 1) == 1;
            }
        }
    }
}
