package io.vedette.core.watch.internal;

import io.vedette.spi.Size;
import io.vedette.spi.frame.Colour;
import io.vedette.spi.frame.Frame;
import io.vedette.spi.frame.Plane;
import io.vedette.spi.geometry.Point;
import io.vedette.spi.geometry.Polygon;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Blackens zones of pictures. Everything behind the source sees the blackened copy, so nothing of a
 * zone is judged, shown, stored or sent.
 */
final class PrivacyMask {
    private final List<Polygon> zones;
    private final FramePool pool;
    private Size size;
    private List<Run> luma = List.of();
    private List<Run> chroma = List.of();

    /** A stretch of a row. */
    private record Run(int row, int from, int length) {}

    PrivacyMask(List<Polygon> zones, FramePool pool) {
        this.zones = zones;
        this.pool = pool;
    }

    boolean isEmpty() {
        return zones.isEmpty();
    }

    /** A blackened copy; the original is released. */
    synchronized Frame apply(Frame frame) {
        Frame copy = pool.copy(frame);
        frame.release();
        if (!copy.size().equals(size)) {
            size = copy.size();
            luma = runs(copy.width(), copy.height(), 0, 0);
            chroma =
                    copy.hasChroma()
                            ? runs(
                                    -(-copy.width() >> copy.chromaShiftX()),
                                    -(-copy.height() >> copy.chromaShiftY()),
                                    copy.chromaShiftX(),
                                    copy.chromaShiftY())
                            : List.of();
        }
        boolean limited = copy.colour().range() == Colour.Range.LIMITED;
        paint(copy.y(), luma, (byte) (limited ? 16 : 0));
        if (copy.hasChroma()) {
            paint(copy.u(), chroma, (byte) 128);
            paint(copy.v(), chroma, (byte) 128);
        }
        return copy;
    }

    private static void paint(Plane plane, List<Run> runs, byte code) {
        ByteBuffer data = plane.data();
        for (Run run : runs) {
            int at = run.row * plane.stride() + run.from;
            for (int i = 0; i < run.length; i++) {
                data.put(at + i, code);
            }
        }
    }

    /** Rows of a plane that lie in a zone, corners of each pixel counted. */
    private List<Run> runs(int width, int height, int shiftX, int shiftY) {
        List<Run> runs = new ArrayList<>();
        for (int y = 0; y < height; y++) {
            int begin = -1;
            for (int x = 0; x <= width; x++) {
                boolean inside = x < width && touches(x << shiftX, y << shiftY, 1 << shiftX);
                if (inside && begin < 0) {
                    begin = x;
                } else if (!inside && begin >= 0) {
                    runs.add(new Run(y, begin, x - begin));
                    begin = -1;
                }
            }
        }
        return runs;
    }

    private boolean touches(int x, int y, int extent) {
        for (Polygon zone : zones) {
            for (int dy = 0; dy <= extent; dy += extent) {
                for (int dx = 0; dx <= extent; dx += extent) {
                    Point p =
                            new Point(
                                    (double) (x + dx) / size.width(),
                                    (double) (y + dy) / size.height());
                    if (zone.contains(p)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
