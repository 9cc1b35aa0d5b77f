package io.vedette.core.watch.internal;

import io.vedette.service.watch.BestCrop;
import io.vedette.spi.Moment;
import io.vedette.spi.frame.CropSpec;
import io.vedette.spi.frame.Frame;
import io.vedette.spi.frame.Pixels;
import io.vedette.spi.track.Track;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Small copies of each live track at its three best moments: sure, large, whole and not all from
 * the same second. Used by who holds the strand.
 */
final class BestCrops {
    private static final int MOST = 3;
    private static final double APART = 0.4;
    private static final double BETTER = 1.15;
    private static final CropSpec SPEC =
            new CropSpec(BestCrop.SIDE, BestCrop.SIDE, BestCrop.MARGIN, true);

    private final Map<Long, List<Kept>> tracks = new HashMap<>();

    private record Kept(BestCrop crop, double quality) {}

    /** Looks at the tracks of a frame. */
    void observe(Frame frame, List<Track> live, Pixels pixels) {
        Set<Long> ids = new HashSet<>();
        Moment now = frame.moment();
        for (Track track : live) {
            ids.add(track.id());
            if (track.state() == Track.State.CONFIRMED && track.observedAt(now)) {
                consider(frame, track, pixels);
            }
        }
        tracks.keySet().retainAll(ids);
    }

    private void consider(Frame frame, Track track, Pixels pixels) {
        double visible = track.box().clip(frame.size()).area();
        if (visible < 16) {
            return;
        }
        double whole = visible / track.box().area();
        double side = Math.min(BestCrop.SIDE, Math.sqrt(visible)) / BestCrop.SIDE;
        double quality = (0.1 + track.score()) * whole * whole * side;
        List<Kept> kept = tracks.computeIfAbsent(track.id(), id -> new ArrayList<>(MOST));
        double now = frame.moment().streamSeconds();
        Kept replaced = null;
        for (Kept one : kept) {
            if (Math.abs(one.crop.moment().streamSeconds() - now) < APART) {
                replaced = one;
            }
        }
        if (replaced == null && kept.size() == MOST) {
            replaced = kept.get(MOST - 1);
        }
        if (replaced != null && quality < replaced.quality * BETTER) {
            return;
        }
        kept.remove(replaced);
        BestCrop crop =
                new BestCrop(
                        track.id(),
                        frame.number(),
                        frame.moment(),
                        track.box(),
                        track.score(),
                        pixels.crop(frame, track.box(), SPEC));
        kept.add(new Kept(crop, quality));
        kept.sort(Comparator.comparingDouble(Kept::quality).reversed());
    }

    /** The best of a track, best first. */
    List<BestCrop> of(long track) {
        return tracks.getOrDefault(track, List.of()).stream().map(Kept::crop).toList();
    }
}
